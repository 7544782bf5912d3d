using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>经营异常名录 and 信用修复: who could not be reached is listed, is found again, applies, and is no longer disclosed.</summary>
internal sealed class YearCredit((DemoStage Told, DemoStage Quiet) stage, YearFigures figures)
{
    private readonly YearDiary diary = new(stage.Told);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (clerk, approver, who) = (Official.MarketClerk, Official.MarketApprover, Official.TitleOf("scjgj"));
        var proposed = await stage.Quiet.CallAsync(clerk, options => stage.Quiet.Bridge.Credits.ListCreditRecordsAsync(new() { State = CreditRecord.Types.State.Proposed, PageSize = 1 }, options), cancellationToken);
        if (proposed.CreditRecords.Count == 0)
            return;
        var name = proposed.CreditRecords[0].Name;
        var listed = await stage.Quiet.CallAsync(approver, options => stage.Quiet.Bridge.Credits.ConfirmCreditRecordAsync(new() { Name = name, RequestId = Id(name, "confirm") }, options), cancellationToken);
        diary.Tell(who, "通过登记的住所无法联系，确认列入经营异常名录", $"{listed.TargetTitle}已列入并公示");
        var apply = new ApplyCreditRepairRequest { Name = name, Application = "已办理住所变更登记，申请移出", RequestId = Id(name, "apply") };
        await stage.Quiet.CallAsync(clerk, options => stage.Quiet.Bridge.Credits.ApplyCreditRepairAsync(apply, options), cancellationToken);
        var decide = new DecideCreditRepairRequest { Name = name, Decision = CreditRepair.Types.Decision.Granted, Reason = "经核实可以联系，准予修复", RequestId = Id(name, "decide") };
        var repaired = await stage.Quiet.CallAsync(approver, options => stage.Quiet.Bridge.Credits.DecideCreditRepairAsync(decide, options), cancellationToken);
        if (repaired.State == CreditRecord.Types.State.Repaired)
            figures.CreditRepairs++;
        diary.Tell(who, "企业办理变更登记后申请信用修复，另一人核实", $"准予修复，停止公示，第 {repaired.Revision} 版送省平台");
    }

    private string Id(string name, string act) => stage.Quiet.Work.RequestId($"{name}/{act}");
}
