using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>预警 of a worsening in small steps: compared with the best since the last warning, within the rule's months, on both sides of the line.</summary>
public sealed class CreepingWarningTests
{
    private const string Grades = "/province/credit/grades";
    private static readonly WarningRule ByPoints = new("creep", "核实原因", "local") { Index = new IndexWorsening(new(10_00), null), SinceMonths = 3 };
    private static readonly WarningRule BySteps = new("two-steps", "核实原因", "local", Steps: 2) { SinceMonths = 3 };

    [Theory, BothDatabases]
    public async Task Small_steps_add_up_to_the_line_and_not_below_it(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        await PullAsync(world, [Row(1, "20"), Row(2, "20"), Row(3, "20")]);
        await PullAsync(world, [Row(1, "26"), Row(2, "26"), Row(3, "15")]);
        await PullAsync(world, [Row(1, "29.99"), Row(2, "27"), Row(3, "24.99")]);
        Assert.Empty(await WarningsAsync(world));

        await PullAsync(world, [Row(1, "30"), Row(2, "29.99"), Row(3, "25")]);

        var warnings = await WarningsAsync(world);
        Assert.Equal([("T0001", 20_00, 30_00), ("T0003", 15_00, 25_00)], warnings.Select(warning => (warning.TargetId, warning.IndexBefore!.Value.Hundredths, warning.IndexAfter!.Value.Hundredths)));
        Assert.All(warnings, warning => Assert.Equal(("creep", "A", "A"), (warning.RuleId, warning.Before, warning.After)));
    }

    [Theory, BothDatabases]
    public async Task After_a_warning_the_steps_are_counted_anew(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        foreach (var index in new[] { "20", "26", "30", "36", "39.99" })
            await PullAsync(world, [Row(1, index), Row(2, "50")]);
        Assert.Single(await WarningsAsync(world));

        await PullAsync(world, [Row(1, "40"), Row(2, "50")]);

        Assert.Equal([(20_00, 30_00), (30_00, 40_00)], (await WarningsAsync(world)).Select(warning => (warning.IndexBefore!.Value.Hundredths, warning.IndexAfter!.Value.Hundredths)));
    }

    [Theory, BothDatabases]
    public async Task What_lies_further_back_than_the_months_of_the_rule_is_not_counted(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints);
        await PullAsync(world, [Row(1, "20", "2023-08"), Row(2, "20", "2023-08"), Row(3, "20", "2023-08")]);
        await PullAsync(world, [Row(1, "26", "2023-10"), Row(2, "26", "2023-10"), Row(3, "20", "2023-08")]);

        await PullAsync(world, [Row(1, "31", "2023-11"), Row(2, "31", "2023-12"), Row(3, "90", "2023-12")]);

        Assert.Equal(["T0001"], (await WarningsAsync(world)).Select(warning => warning.TargetId));
    }

    [Theory, BothDatabases]
    public async Task Grades_that_worsen_step_by_step_are_counted_from_the_best(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, BySteps);
        await PullAsync(world, [Row(1, grade: "A"), Row(2, grade: "B"), Row(3, grade: "A"), Row(4, grade: "A")]);
        await PullAsync(world, [Row(1, grade: "B"), Row(2, grade: "A"), Row(3, grade: "B"), Row(4, grade: "C")]);
        Assert.Equal(["T0004"], (await WarningsAsync(world)).Select(warning => warning.TargetId));

        await PullAsync(world, [Row(1, grade: "C"), Row(2, grade: "B"), Row(3, grade: "A"), Row(4, grade: "D")]);

        Assert.Equal([("T0001", "A", "C"), ("T0004", "A", "C")], (await WarningsAsync(world)).Select(warning => (warning.TargetId, warning.Before, warning.After)));
    }

    [Theory, BothDatabases]
    public async Task Where_a_higher_index_is_safer_falls_add_up_and_percent_is_of_the_best(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, ByPoints with { Index = new IndexWorsening(null, 25) }, riskier: false);
        await PullAsync(world, [Row(1, "80"), Row(2, "80")]);
        await PullAsync(world, [Row(1, "70"), Row(2, "70")]);

        await PullAsync(world, [Row(1, "60"), Row(2, "60.01")]);

        Assert.Equal([("T0001", 80_00, 60_00)], (await WarningsAsync(world)).Select(warning => (warning.TargetId, warning.IndexBefore!.Value.Hundredths, warning.IndexAfter!.Value.Hundredths)));
    }

    [Theory, BothDatabases]
    public async Task A_step_for_the_better_warns_of_nothing_however_far_the_best_is(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider);
        await PullAsync(world, [Row(1, "20"), Row(2, "20")]);
        await PullAsync(world, [Row(1, "50"), Row(2, "50")]);
        Take(world, ByPoints);

        await PullAsync(world, [Row(1, "49"), Row(2, "51")]);

        Assert.Equal(["T0002"], (await WarningsAsync(world)).Select(warning => warning.TargetId));
    }

    [Theory, BothDatabases]
    public async Task Of_rules_over_months_and_of_one_change_the_first_that_fires_counts(StoreProvider provider)
    {
        await using var world = await OpenAsync(provider, new WarningRule("to-highest", "提高频次", "local", Grade: "D"), ByPoints, BySteps, new WarningRule("worse", "关注", "local"));
        await PullAsync(world, [Row(1, "20"), Row(2, "20"), Row(3, "20"), Row(4, "20")]);
        await PullAsync(world, [Row(1, "26"), Row(2, "26"), Row(3, "26"), Row(4, "26")]);

        await PullAsync(world, [Row(1, "31", grade: "D"), Row(2, "31", grade: "B"), Row(3, "27", grade: "C"), Row(4, "27", grade: "B")]);

        Assert.Equal([("T0001", "to-highest", 26_00), ("T0002", "creep", 20_00), ("T0003", "two-steps", 26_00), ("T0004", "worse", 26_00)],
            (await WarningsAsync(world)).Select(warning => (warning.TargetId, warning.RuleId, warning.IndexBefore!.Value.Hundredths)));
    }

    private static async Task<PullWorld> OpenAsync(StoreProvider provider, params WarningRule[] rules)
    {
        var world = await PullWorld.OpenAsync(provider);
        Take(world, rules);
        return world;
    }

    private static async Task<PullWorld> OpenAsync(StoreProvider provider, WarningRule rule, bool riskier)
    {
        var world = await OpenAsync(provider, rule);
        world.Scheme = world.Scheme with { Index = world.Scheme.Index! with { HigherIsRiskier = riskier } };
        world.Worker = world.NewWorker();
        return world;
    }

    private static void Take(PullWorld world, params WarningRule[] rules)
    {
        world.Scheme = world.Scheme with { Warnings = rules };
        world.Worker = world.NewWorker();
    }

    private static string Row(int number, string index = "null", string month = "2023-10", string grade = "A") =>
        SampleRows.Grade(number, $"\"{grade}\"", index).Replace("\"2023-10\"", $"\"{month}\"", StringComparison.Ordinal);

    private static Task<SyncRun> PullAsync(PullWorld world, string[] rows)
    {
        world.Province.Lists[Grades] = [.. rows];
        return world.PullAsync(PullJobs.Grades);
    }

    private static Task<List<EarlyWarning>> WarningsAsync(PullWorld world) => world.ReadAsync(db => db.Set<EarlyWarning>().OrderBy(warning => warning.TargetId).ThenBy(warning => warning.Run));
}
