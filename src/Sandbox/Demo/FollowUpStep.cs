using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>后续处置 of a problem that was not corrected at once: 责令改正, 复查, 办结, each by the department whose result it is.</summary>
internal sealed class FollowUpStep(DemoStage stage)
{
    private const int WorkingDays = 5;

    public async Task RunAsync(ConcludedResult result, CancellationToken cancellationToken)
    {
        var order = new OpenFollowUpRequest
        {
            Parent = result.Name,
            FollowUp = new FollowUp { Kind = FollowUp.Types.Kind.Rectification, Demand = result.Handling, DueWorkingDays = WorkingDays },
            RequestId = stage.Work.RequestId($"follow/{result.Name}"),
        };
        var opened = await stage.CallAsync(Clerk(result), options => stage.Bridge.FollowUps.OpenFollowUpAsync(order, options), cancellationToken);
        var recheck = new RecheckFollowUpRequest
        {
            Name = opened.Name,
            Outcome = RecheckFollowUpRequest.Types.Outcome.Passed,
            CheckDate = CountyPlan.DateOf(opened.Acts[0].ActTime.ToDateTimeOffset().ToOffset(BridgeSettings.StartAt.Offset)),
            Inspectors = { result.Inspectors },
            Findings = "现场复查，已按要求改正",
            RequestId = stage.Work.RequestId($"recheck/{result.Name}"),
        };
        await stage.CallAsync(Clerk(result), options => stage.Bridge.FollowUps.RecheckFollowUpAsync(recheck, options), cancellationToken);
        var close = new CloseFollowUpRequest { Name = opened.Name, Outcome = $"{result.Handling}，复查合格", RequestId = stage.Work.RequestId($"close/{result.Name}") };
        await stage.CallAsync(Clerk(result), options => stage.Bridge.FollowUps.CloseFollowUpAsync(close, options), cancellationToken);
    }

    private static Official Clerk(ConcludedResult result) => Official.ClerkOf(result.Department);
}
