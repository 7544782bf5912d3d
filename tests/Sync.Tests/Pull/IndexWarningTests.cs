using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>预警 on the index: each rule on both sides of its line, with grade rules beside it, once a change.</summary>
public sealed class IndexWarningTests
{
    private const string Grades = "/province/credit/grades";
    private static readonly WarningRule ByPoints = new("points", "核实原因", "local") { Index = new IndexWorsening(new(10_00), null) };
    private static readonly WarningRule ByPercent = new("percent", "核实原因", "local") { Index = new IndexWorsening(null, 50) };
    private static readonly WarningRule ToHighest = new("to-highest", "提高频次", "local", Grade: "D");

    [Theory, BothDatabases]
    public async Task Points_fire_from_the_line_on_and_not_below_it_though_the_grade_stays(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        await PullAsync(world, [Row(1, "20"), Row(2, "20"), Row(3, "20"), Row(4, "20"), Row(5), Row(6, "20")]);

        await PullAsync(world, [Row(1, "30"), Row(2, "29.99"), Row(3, "5"), Row(4), Row(5, "90"), Row(6, "20")]);

        var warning = Assert.Single(await WarningsAsync(world));
        Assert.Equal(("T0001", "A", "A", "points", "核实原因"), (warning.TargetId, warning.Before, warning.After, warning.RuleId, warning.Advice));
        Assert.Equal((new RiskIndex(20_00), new RiskIndex(30_00)), (warning.IndexBefore!.Value, warning.IndexAfter!.Value));
    }

    [Theory, BothDatabases]
    public async Task Percent_fires_from_the_line_on_and_never_of_an_index_of_nought(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPercent);
        await PullAsync(world, [Row(1, "20.1"), Row(2, "20.1"), Row(3, "0"), Row(4, "60")]);

        await PullAsync(world, [Row(1, "30.15"), Row(2, "30.14"), Row(3, "90"), Row(4, "30")]);

        Assert.Equal(["T0001"], (await WarningsAsync(world)).Select(warning => warning.TargetId));
    }

    [Theory, BothDatabases]
    public async Task Where_a_higher_index_is_safer_a_fall_is_the_worsening(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints, riskier: false);
        await PullAsync(world, [Row(1, "50"), Row(2, "50"), Row(3, "50")]);

        await PullAsync(world, [Row(1, "40"), Row(2, "40.01"), Row(3, "90")]);

        Assert.Equal(["T0001"], (await WarningsAsync(world)).Select(warning => warning.TargetId));
    }

    [Theory, BothDatabases]
    public async Task A_worsening_of_more_months_than_the_rule_has_fires_none(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        await PullAsync(world, [Row(1, "20", "2023-12"), Row(2, "20", "2023-12"), Row(3, "20", "2023-12"), Row(4, "20", "2023-12")]);

        await PullAsync(world, [Row(1, "40", "2023-12"), Row(2, "40", "2024-01"), Row(3, "40", "2024-02"), Row(4, "40", "2023-11")]);

        Assert.Equal(["T0001", "T0002"], (await WarningsAsync(world)).Select(warning => warning.TargetId));
    }

    [Theory, BothDatabases]
    public async Task Of_rules_on_grades_and_on_the_index_the_first_that_fires_counts(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ToHighest, ByPoints, new WarningRule("worse", "关注", "local"));
        await PullAsync(world, [Row(1, "20"), Row(2, "20"), Row(3, "20"), Row(4, "20")]);

        await PullAsync(world, [Row(1, "90", grade: "D"), Row(2, "40", grade: "B"), Row(3, "21", grade: "B"), Row(4, "21")]);

        Assert.Equal([("T0001", "to-highest"), ("T0002", "points"), ("T0003", "worse")], (await WarningsAsync(world)).Select(warning => (warning.TargetId, warning.RuleId)));
        Assert.All(await WarningsAsync(world), warning => Assert.Equal(new RiskIndex(20_00), warning.IndexBefore));
    }

    [Theory, BothDatabases]
    public async Task Pulled_again_it_warns_of_nothing_and_a_further_worsening_warns_anew(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        await PullAsync(world, [Row(1, "20"), Row(2, "20")]);
        await PullAsync(world, [Row(1, "35"), Row(2, "20")]);

        await PullAsync(world, [Row(1, "35"), Row(2, "21")]);
        Assert.Single(await WarningsAsync(world));
        await PullAsync(world, [Row(1, "45"), Row(2, "21")]);

        Assert.Equal(2, (await WarningsAsync(world)).Count);
    }

    [Theory, BothDatabases]
    public async Task Without_a_scale_a_rule_on_the_index_fires_none(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        world.Scheme = world.Scheme with { Index = null };
        world.Worker = world.NewWorker();
        await PullAsync(world, [Row(1, "20")]);

        await PullAsync(world, [Row(1, "90", "2023-11")]);

        Assert.Empty(await WarningsAsync(world));
    }

    private static Task<PullWorld> OpenAsync(StoreProvider provider, params WarningRule[] rules) => OpenAsync(provider, rules, true);

    private static Task<PullWorld> OpenAsync(StoreProvider provider, WarningRule rule, bool riskier) => OpenAsync(provider, [rule], riskier);

    private static async Task<PullWorld> OpenAsync(StoreProvider provider, WarningRule[] rules, bool riskier)
    {
        var world = await PullWorld.OpenAsync(provider);
        world.Scheme = world.Scheme with { Warnings = rules, Index = world.Scheme.Index! with { HigherIsRiskier = riskier } };
        world.Worker = world.NewWorker();
        return world;
    }

    private static string Row(int number, string index = "null", string month = "2023-10", string grade = "A") =>
        SampleRows.Grade(number, $"\"{grade}\"", index).Replace("\"2023-10\"", $"\"{month}\"", StringComparison.Ordinal);

    private static Task<SyncRun> PullAsync(PullWorld world, string[] rows)
    {
        world.Province.Lists[Grades] = [.. rows];
        return world.PullAsync(PullJobs.Grades);
    }

    private static Task<List<EarlyWarning>> WarningsAsync(PullWorld world) => world.ReadAsync(db => db.Set<EarlyWarning>().OrderBy(warning => warning.TargetId));
}
