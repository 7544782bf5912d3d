using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>A list that departs from its contract (J2).</summary>
public sealed class DriftTests
{
    private const string Grades = "/province/credit/grades";

    [Theory, BothDatabases]
    public async Task A_new_field_is_counted_with_its_shape_and_the_rows_are_taken(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Grades] = [.. Rows().Select(row => row.Replace("\"grade\":", "\"owner\":\"王某某\",\"marks\":{\"张三\":1},\"grade\":", StringComparison.Ordinal)), SampleRows.Grade(11, "\"A\"")];

        Assert.Equal((SyncRunState.Succeeded, 11), await PullAsync(world));
        world.Store.Clock.Step(TimeSpan.FromDays(1));
        Assert.Equal((SyncRunState.Succeeded, 11), await PullAsync(world));

        var drifts = (await world.ReadAsync(db => db.Set<SchemaDrift>())).OrderBy(drift => drift.Field).ToList();
        Assert.Equal([("marks", DriftKind.NewField, 20L, "object(1)"), ("owner", DriftKind.NewField, 20L, "string(3)")], drifts.Select(drift => (drift.Field, drift.Kind, drift.Rows, drift.Sample)));
        Assert.All(drifts, drift => Assert.Equal((SteppedClock.DemoStart, SteppedClock.DemoStart.AddDays(1)), (drift.FirstSeenAt, drift.LastSeenAt)));
        Assert.All(drifts, drift => Assert.True(drift.FirstRun < drift.LastRun));
    }

    [Theory, BothDatabases]
    public async Task A_renamed_required_field_refuses_the_page_by_name_and_the_old_list_serves(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, Rows());

        var (state, rows) = await PullAsync(world, Rows().Select(row => row.Replace("\"grade\"", "\"level\"", StringComparison.Ordinal)));

        Assert.Equal((SyncRunState.Failed, 0), (state, rows));
        Assert.StartsWith("清单 grades 每一行都缺少必填字段 grade（新出现的字段：level）", (await LastAsync(world)).LastError, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.Set<QuarantinedRow>()));
        Assert.Equal(10, (await world.ReadAsync(Mirror.Grades)).Count);
        Assert.Equal([("grade", DriftKind.MissingField), ("level", DriftKind.NewField)], (await world.ReadAsync(db => db.Set<SchemaDrift>())).OrderBy(drift => drift.Field).Select(drift => (drift.Field, drift.Kind)));
    }

    [Theory, BothDatabases]
    public async Task A_retyped_field_refuses_the_page_by_name(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);

        var (state, _) = await PullAsync(world, Rows().Select(row => row.Replace("\"2023-10\"", "202310", StringComparison.Ordinal)));

        Assert.Equal(SyncRunState.Failed, state);
        Assert.StartsWith("清单 grades 每一行的字段 month 类型都已改变（现为 number）", (await LastAsync(world)).LastError, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_index_is_no_drift_written_as_text_it_is(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        Assert.Equal((SyncRunState.Succeeded, 10), await PullAsync(world, Enumerable.Range(1, 10).Select(number => SampleRows.Grade(number, "\"A\"", "12.5"))));
        Assert.Empty(await world.ReadAsync(db => db.Set<SchemaDrift>()));

        var (state, _) = await PullAsync(world, Enumerable.Range(1, 10).Select(number => SampleRows.Grade(number, "\"A\"", "\"12.5\"")));

        Assert.Equal(SyncRunState.Failed, state);
        Assert.Equal(("index", DriftKind.RetypedField, "string(4)"), (await world.ReadAsync(db => db.Set<SchemaDrift>())).Select(drift => (drift.Field, drift.Kind, drift.Sample)).Single());
    }

    [Theory, BothDatabases]
    public async Task Single_rows_without_a_field_are_set_aside(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);

        Assert.Equal((SyncRunState.Succeeded, 1), await PullAsync(world, [.. Rows().Take(9).Select(row => row.Replace("\"grade\"", "\"level\"", StringComparison.Ordinal)), SampleRows.Grade(10, "\"A\"")]));

        Assert.Equal(9, (await world.ReadAsync(db => db.Set<QuarantinedRow>())).Count);
    }

    [Theory, BothDatabases]
    public async Task Other_values_than_the_contract_has_are_faults_of_their_rows(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        await PullAsync(world, Rows());

        // An added grade and another form of the instant, in every row: no field is missing or retyped.
        Assert.Equal((SyncRunState.Held, 0), await PullAsync(world, Rows().Select(row => row.Replace("\"A\"", "\"A+\"", StringComparison.Ordinal))));
        Assert.Equal((SyncRunState.Held, 0), await PullAsync(world, Rows().Select(row => row.Replace("2023-10-08T02:00:00Z", "2023/10/08 02:00:00", StringComparison.Ordinal))));

        Assert.Equal(10, (await world.ReadAsync(Mirror.Grades)).Count);
    }

    private static IEnumerable<string> Rows() => Enumerable.Range(1, 10).Select(number => SampleRows.Grade(number, "\"A\""));

    private static async Task<(SyncRunState State, int Rows)> PullAsync(PullWorld world, IEnumerable<string>? rows = null)
    {
        if (rows is not null)
            world.Province.Lists[Grades] = [.. rows];
        return await world.PullAsync(PullJobs.Grades) is var run ? (run.State, run.Rows) : default;
    }

    private static async Task<SyncRun> LastAsync(PullWorld world) => (await world.ReadAsync(db => db.Set<SyncRun>())).MaxBy(run => run.Id)!;
}
