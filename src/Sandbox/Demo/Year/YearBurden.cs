using ChangliBridge.Contract.V1;
using Grpc.Core;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>入企负担: a drawn target was checked as often as the cap allows, so the draw is refused until an exemption is approved.</summary>
internal sealed class YearBurden((DemoStage Told, DemoStage Quiet) stage, YearFigures figures)
{
    private readonly YearDiary diary = new(stage.Told);

    public async Task RunAsync(Draw draw, Campaign campaign, CancellationToken cancellationToken)
    {
        var who = Official.TitleOf(campaign.Departments[0]);
        var burden = await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Burdens.GetDrawBurdenAsync(new() { Name = draw.Name }, options), cancellationToken);
        var target = burden.Targets[0];
        for (var counted = target.Counted; counted < burden.Cap; counted++)
        {
            var check = new RecordOtherCheckRequest
            {
                Target = target.Target,
                Kind = CheckKind.Case,
                CheckDate = CountyPlan.DateOf(campaign.FreezeAt.AddDays(-counted)),
                ApprovalNumber = $"昌检〔{CountyYear.Number}〕{counted + 1}号",
                RequestId = stage.Quiet.Work.RequestId($"burden/{target.Target}/{counted}"),
            };
            await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Burdens.RecordOtherCheckAsync(check, options), cancellationToken);
        }
        diary.Tell(who, $"核对抽中的 {draw.DrawnCount} 户本年受检次数", $"{target.Target} 已查 {burden.Cap} 次，再查即超上限 {burden.Cap} 次");
        figures.CapRefusedBy = await RefusedAsync(draw, campaign, cancellationToken);
        diary.Tell(who, "确认抽取结果", $"被拒（{string.Join("、", figures.CapRefusedBy)}）：超过年度频次上限，须豁免审批");
        var approve = new ApproveCheckRequest
        {
            Name = draw.Name,
            ApprovalNumber = $"昌检批〔{CountyYear.Number}〕9号",
            Exemptions = { new Exemption { Target = target.Target, Reason = "complaint", ApprovalNumber = $"昌检豁〔{CountyYear.Number}〕1号" } },
            RequestId = stage.Quiet.Work.RequestId($"{campaign.Key}/exempt"),
        };
        var approval = await stage.Quiet.CallAsync(Official.ApproverOf(campaign.Departments[0]), options => stage.Quiet.Bridge.Burdens.ApproveCheckAsync(approve, options), cancellationToken);
        figures.Exemptions = approval.Exemptions.Count;
        diary.Tell(who, "审批人批准频次豁免（被群众投诉举报）", $"{approval.ApprovalNumber}，可以确认");
    }

    private async Task<IReadOnlyList<string>> RefusedAsync(Draw draw, Campaign campaign, CancellationToken cancellationToken)
    {
        var confirm = new ConfirmDrawRequest { Name = draw.Name, RequestId = stage.Quiet.Work.RequestId($"{campaign.Key}/confirm-early") };
        try
        {
            await stage.Quiet.CallAsync(campaign.Lead, options => stage.Quiet.Bridge.Draws.ConfirmDrawAsync(confirm, options), cancellationToken);
        }
        catch (DemoFailure refused) when (refused.InnerException is RpcException { StatusCode: StatusCode.FailedPrecondition } answer)
        {
            return Refusal.RulesOf(answer);
        }

        throw new DemoFailure("超过年度频次上限的抽取本应被拒绝，却确认了");
    }
}
