using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>移送 and 移送司法 of a case each, to its receipt and its end.</summary>
internal sealed class YearTransfers((DemoStage Told, DemoStage Quiet) stage, YearFigures figures)
{
    private readonly YearDiary diary = new(stage.Told);

    public async Task RunAsync(ConcludedResult tax, ConcludedResult police, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(tax, FollowUp.Types.Kind.CaseTransfer, "swj", "涉嫌未按规定办理税务登记，移送税务机关", cancellationToken);
        diary.Tell(Official.TitleOf(tax.Department), "移送县税务局", "已送出，等待回执");
        await AcceptAsync(opened, tax, "税回〔2024〕3号", cancellationToken);
        await CloseAsync(opened, tax, Official.ClerkOf(tax.Department), "税务机关已受理并反馈处理情况", cancellationToken);
        figures.CaseTransfers++;
        diary.Tell(Official.TitleOf(tax.Department), "登记县税务局回执和反馈", "移送办结");
        var approver = Official.ApproverOf(police.Department);
        opened = await OpenAsync(police, FollowUp.Types.Kind.JudicialTransfer, "gaj", "涉嫌伪造营业执照，移送公安机关", cancellationToken);
        await stage.Quiet.CallAsync(approver, options => stage.Quiet.Bridge.FollowUps.ApproveFollowUpAsync(new() { Name = opened.Name, RequestId = Id(opened, "approve") }, options), cancellationToken);
        diary.Tell(Official.TitleOf(police.Department), "拟移送司法，审批人（非承办人）批准", "案卷送县公安局");
        await AcceptAsync(opened, police, "公受〔2024〕7号", cancellationToken);
        await CloseAsync(opened, police, approver, "公安机关已立案", cancellationToken);
        figures.JudicialTransfers++;
        diary.Tell(Official.TitleOf(police.Department), "登记公安机关受案回执，审批人办结", "移送司法办结，处理结果上报");
    }

    private Task<FollowUp> OpenAsync(ConcludedResult result, FollowUp.Types.Kind kind, string body, string demand, CancellationToken cancellationToken)
    {
        var open = new OpenFollowUpRequest { Parent = result.Name, FollowUp = new FollowUp { Kind = kind, Addressee = body, Demand = demand }, RequestId = stage.Quiet.Work.RequestId($"transfer/{result.Name}") };
        return stage.Quiet.CallAsync(Official.ClerkOf(result.Department), options => stage.Quiet.Bridge.FollowUps.OpenFollowUpAsync(open, options), cancellationToken);
    }

    private Task<FollowUp> AcceptAsync(FollowUp step, ConcludedResult result, string receipt, CancellationToken cancellationToken)
    {
        var accept = new AcceptFollowUpRequest { Name = step.Name, Receipt = receipt, RequestId = Id(step, "accept") };
        return stage.Quiet.CallAsync(Official.ClerkOf(result.Department), options => stage.Quiet.Bridge.FollowUps.AcceptFollowUpAsync(accept, options), cancellationToken);
    }

    private Task<FollowUp> CloseAsync(FollowUp step, ConcludedResult result, Official by, string outcome, CancellationToken cancellationToken)
    {
        var close = new CloseFollowUpRequest { Name = step.Name, Outcome = outcome, RequestId = Id(step, $"close/{result.Department}") };
        return stage.Quiet.CallAsync(by, options => stage.Quiet.Bridge.FollowUps.CloseFollowUpAsync(close, options), cancellationToken);
    }

    private string Id(FollowUp step, string act) => stage.Quiet.Work.RequestId($"{step.Name}/{act}");
}
