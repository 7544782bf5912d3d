using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Ledger;
using State = ChangliBridge.Contract.V1.InspectionResult.Types.State;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Counts everything once more where it is kept: results and deliveries by the bridge, arrivals by the province.</summary>
internal sealed class SummaryStep(DemoStage stage, DeliveryStep deliveries)
{
    public async Task<DemoSummary> RunAsync(int targets, Draw draw, CancellationToken cancellationToken)
    {
        var results = await ResultsAsync(cancellationToken);
        var ledger = await stage.Desk.LedgerAsync(cancellationToken);
        var summary = new DemoSummary
        {
            Targets = targets,
            Frame = draw.FrameSize,
            Drawn = draw.DrawnCount,
            Assigned = draw.SeatCount,
            Results = results.Count(result => result.State is State.Concluded or State.Disclosed),
            Delivered = await deliveries.PublishedResultsAsync(cancellationToken),
            Disclosed = results.Count(result => result.State == State.Disclosed),
            AcceptedByProvince = ledger.Kinds.GetValueOrDefault("result", new LedgerCount(0, 0)).Keys,
            SupervisionActs = ledger.Kinds.GetValueOrDefault("supervision-act", new LedgerCount(0, 0)).Keys,
            SupervisionActsIncomplete = await IncompleteAsync(cancellationToken),
            JointTasks = ledger.Kinds.GetValueOrDefault("joint-task", new LedgerCount(0, 0)).Keys,
            ListConfirmations = ledger.Kinds.GetValueOrDefault("list-confirmation", new LedgerCount(0, 0)).Keys,
            Duplicates = ledger.Duplicates,
            Bundle = stage.Work.BundlePath,
            Root = draw.Root,
            Seed = draw.Seed,
        };
        Tell(summary);
        return summary;
    }

    private void Tell(DemoSummary summary)
    {
        stage.Narrator.Step("小结");
        stage.Narrator.Say($"检查对象 {summary.Targets} 户，符合范围 {summary.Frame} 户，抽中 {summary.Drawn} 户，派员 {summary.Assigned} 人次");
        stage.Narrator.Say($"检查结果 {summary.Results} 份，送达 {summary.Delivered} 份，公示 {summary.Disclosed} 份；省平台账上 {summary.AcceptedByProvince} 份，重复 {summary.Duplicates} 份");
        stage.Narrator.Say($"监管行为 {summary.SupervisionActs} 条已报“互联网+监管”，{summary.SupervisionActsIncomplete} 条待补全");
        stage.Narrator.Say($"联合监管任务 {summary.JointTasks} 件已报“互联网+监管”，名单确认 {summary.ListConfirmations} 件已报省平台");
        stage.Narrator.Say($"证据包 {summary.Bundle}");
    }

    private async Task<int> IncompleteAsync(CancellationToken cancellationToken) => (await stage.CallAsync(
        Official.Supervisor,
        options => stage.Bridge.Supervision.ListSupervisionActsAsync(new() { State = SupervisionAct.Types.State.Incomplete, PageSize = 1 }, options),
        cancellationToken)).TotalSize;

    private Task<List<InspectionResult>> ResultsAsync(CancellationToken cancellationToken) => Pages.AllAsync(
        token => stage.CallAsync(
            Official.Supervisor,
            options => stage.Bridge.Results.ListInspectionResultsAsync(new() { PageSize = Pages.Largest, PageToken = token }, options),
            cancellationToken),
        page => page.InspectionResults,
        page => page.NextPageToken);
}
