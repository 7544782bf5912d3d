namespace ChangliBridge.Sandbox.Demo;

/// <summary>The county's 2023 halal-food plan, from registries to disclosure.</summary>
internal sealed class HalalStory : IStory
{
    public string Title => "清真食品领域跨部门联合抽查";

    public bool CanBeTakenUp => true;

    public DateTimeOffset StartAt => BridgeSettings.StartAt;

    public IReadOnlyDictionary<string, string> OtherDepartments { get; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public async Task<(bool Whole, string Line)> PlayAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var clock = new ClockStep(stage);
        var deliveries = new DeliveryStep(stage);
        await clock.FollowAsync(cancellationToken);
        var targets = await new PullStep(stage).RunAsync(cancellationToken);
        var (bureau, market) = await new CatalogStep(stage).RunAsync(cancellationToken);
        await new PlanStep(stage).RunAsync(bureau, market, cancellationToken);
        await clock.AdvanceAsync(CountyPlan.Campaign.FreezeAt, cancellationToken);
        var draw = await new DrawStep(stage, CountyPlan.Campaign).RunAsync(cancellationToken);
        var results = await new ResultStep(stage, clock, CountyPlan.Campaign).RunAsync(draw, cancellationToken);
        await deliveries.WaitForResultsAsync(cancellationToken);
        await new DisclosureStep(stage, deliveries).RunAsync(results, cancellationToken);
        await new EvidenceStep(stage).RunAsync(draw, cancellationToken);
        var summary = await new SummaryStep(stage, deliveries).RunAsync(targets, draw, cancellationToken);
        return (summary.IsWhole, summary.ToLine());
    }
}
