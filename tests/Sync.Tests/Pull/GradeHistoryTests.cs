using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>等级沿革: a grade that is replaced is kept, once a change, whatever scheme it belongs to.</summary>
public sealed class GradeHistoryTests
{
    private const string Grades = "/province/credit/grades";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Only_what_changed_is_kept_and_a_first_list_replaces_nothing(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, Rows("A", "B", "C", "D", "A", "B"));
        Assert.Empty(await PastAsync(world));
        world.Store.Clock.Step(TimeSpan.FromDays(1));

        // The third changed, the sixth is gone, and the first was only stamped anew.
        var second = await PullAsync(world, [Row(1, "A").Replace("10-08", "10-09", StringComparison.Ordinal), Row(2, "B"), Row(3, "D"), Row(4, "D"), Row(5, "A")]);

        Assert.Equal([("T0003", "C"), ("T0006", "B")], (await PastAsync(world)).Select(grade => (grade.TargetId, grade.Grade)));
        Assert.All(await PastAsync(world), grade => Assert.Equal((second.Id, SteppedClock.DemoStart.AddDays(1), "2023-10"), (grade.Run, grade.ReplacedAt, grade.Month)));
    }

    [Theory, BothDatabases]
    public async Task A_new_month_is_a_new_grade(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, Rows("A"));

        await PullAsync(world, [Row(1, "A").Replace("\"2023-10\"", "\"2023-11\"", StringComparison.Ordinal)]);

        Assert.Equal([("T0001", "A", "2023-10")], (await PastAsync(world)).Select(grade => (grade.TargetId, grade.Grade, grade.Month)));
    }

    [Theory, BothDatabases]
    public async Task Another_index_of_the_same_month_is_kept_and_the_first_one_told_replaces_none(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, [Row(1, "A"), Row(2, "A", "20"), Row(3, "A", "20"), Row(4, "A", "20")]);

        await PullAsync(world, [Row(1, "A", "12.5"), Row(2, "A", "20.00"), Row(3, "A", "20.01"), Row(4, "A")]);

        Assert.Equal([("T0003", new RiskIndex(20_00)), ("T0004", new RiskIndex(20_00))], (await PastAsync(world)).Select(grade => (grade.TargetId, grade.RiskIndex!.Value)));
        Assert.Equal([12_50, 20_00, 20_01, null], (await world.ReadAsync(db => Mirror.Grades(db).OrderBy(grade => grade.Id))).Select(grade => grade.RiskIndex?.Hundredths));
        Assert.True((await MirrorCheck.VerifyAsync(world.Store.Read(), PullJobs.Grades, Ct))!.Holds);
    }

    [Theory, BothDatabases]
    public async Task Another_scheme_of_the_county_leaves_the_old_grades_in_the_history(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, Rows("A", "D"));
        world.Scheme = new GradeScheme("hebei-abcde", ["A", "B", "C", "D", "E"]);
        world.Province.Lists[Grades] = [.. Rows("A", "E").Select(row => row.Replace("hebei-abcd", "hebei-abcde", StringComparison.Ordinal))];
        await world.RequestAsync(PullJobs.Grades);

        await world.NewWorker().RunDueAsync(Ct);

        Assert.Equal([("hebei-abcd", "A"), ("hebei-abcd", "D")], (await PastAsync(world)).Select(grade => (grade.Scheme, grade.Grade)));
        Assert.All(await world.ReadAsync(Mirror.Grades), grade => Assert.Equal("hebei-abcde", grade.Scheme));
    }

    [Theory, BothDatabases]
    public async Task A_list_that_is_not_taken_leaves_no_trace(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, Rows("A", "B", "C"));

        Assert.Equal(SyncRunState.Held, (await PullAsync(world, Rows("D"))).State);

        Assert.Empty(await PastAsync(world));
    }

    [Theory, BothDatabases]
    public async Task A_worse_grade_is_warned_of_once_with_rule_source_and_advice(StoreProvider provider)
    {
        await using var world = await WarningAsync(provider);
        await PullAsync(world, Rows("A", "B", "C", "D", "A"));
        Assert.Empty(await WarningsAsync(world));

        // The second and the third worsened, the fourth became better, and the fifth a step worse, which no rule fires for.
        var second = await PullAsync(world, Rows("A", "D", "D", "A", "B"));

        var warnings = await WarningsAsync(world);
        Assert.Equal([("T0002", "B", "D"), ("T0003", "C", "D")], warnings.Select(warning => (warning.TargetId, warning.Before, warning.After)));
        Assert.All(warnings, warning => Assert.Equal((second.Id, "to-highest", "local", "提高频次", SteppedClock.DemoStart), (warning.Run, warning.RuleId, warning.Source, warning.Advice, warning.MadeAt)));
        await PullAsync(world, Rows("A", "D", "D", "A", "B"));
        await PullAsync(world, Rows("A", "D", "D", "A", "A"));
        Assert.Equal(2, (await WarningsAsync(world)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_list_that_waits_for_a_decision_warns_when_it_serves(StoreProvider provider)
    {
        await using var world = await WarningAsync(provider);
        await PullAsync(world, Rows("A", "B", "C"));
        var held = await PullAsync(world, Rows("D"));
        Assert.Empty(await WarningsAsync(world));

        await world.Store.Writes.RunAsync("ssjb/wang", async (unit, ct) =>
        {
            var run = await unit.Db.Set<SyncRun>().SingleAsync(run => run.Id == held.Id, ct);
            await SyncRuns.ApproveAsync(unit, run, ("ssjb/wang", "已核实"), world.Scheme, ct);
            return true;
        }, Ct);

        Assert.Equal("T0001", Assert.Single(await WarningsAsync(world)).TargetId);
    }

    private static async Task<PullWorld> WarningAsync(StoreProvider provider)
    {
        var world = await PullWorld.OpenAsync(provider);
        world.Scheme = world.Scheme with { Warnings = [new WarningRule("to-highest", "提高频次", "local", Grade: "D")] };
        world.Worker = world.NewWorker();
        return world;
    }

    private static Task<List<EarlyWarning>> WarningsAsync(PullWorld world) => world.ReadAsync(db => db.Set<EarlyWarning>().OrderBy(warning => warning.TargetId));

    private static IEnumerable<string> Rows(params string[] grades) => grades.Select((grade, i) => Row(i + 1, grade));

    private static string Row(int number, string grade) => SampleRows.Grade(number, $"\"{grade}\"");

    private static string Row(int number, string grade, string index) => SampleRows.Grade(number, $"\"{grade}\"", index);

    private static Task<SyncRun> PullAsync(PullWorld world, IEnumerable<string> rows)
    {
        world.Province.Lists[Grades] = [.. rows];
        return world.PullAsync(PullJobs.Grades);
    }

    private static Task<List<PastGrade>> PastAsync(PullWorld world) => world.ReadAsync(db => db.Set<PastGrade>().OrderBy(grade => grade.TargetId).ThenBy(grade => grade.Run));
}
