using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>Changes build on the snapshot that serves, and what serves then is what a full pull would have brought.</summary>
public sealed class ChangesTests
{
    private static readonly DateTimeOffset Noon = new(2023, 10, 30, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Changed_new_and_retired_rows_are_applied_and_the_rest_stays(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 30);
        await using var _ = world;
        var full = await world.PullAsync(PullJobs.Grades);
        list.Put(3, "D", Noon);
        list.Put(31, "C", Noon);
        list.Retire(7, Noon);
        list.Now = Noon.AddMinutes(1);

        var run = await world.PullAsync(PullJobs.Grades, RunKind.Changes);

        Assert.Equal((SyncRunState.Succeeded, RunKind.Changes, 2), (run.State, run.Kind, run.Rows));
        await AssertSameAsync(world, list);
        var head = await HeadAsync(world);
        Assert.Equal((full.Id, run.Id, 30, Noon.AddMinutes(1)), (head.Snapshot, head.Run, head.Rows, head.AsOf));
        Assert.Equal(["2023-10-29T23:50:00.0000000Z|"], list.Asked);
        Assert.Equal(30, (await world.ReadAsync(db => db.Set<MirroredGrade>())).Count);
        Assert.Empty(await world.ReadAsync(db => db.Set<RetiredRow>()));
    }

    [Theory, BothDatabases]
    public async Task Many_rows_of_one_instant_across_page_edges_all_come(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 30, pageSize: 7);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        for (var number = 1; number <= 30; number++)
            list.Put(number, "C", Noon);

        var run = await world.PullAsync(PullJobs.Grades, RunKind.Changes);

        Assert.Equal((SyncRunState.Succeeded, 30, 5), (run.State, run.Rows, run.Pages));
        await AssertSameAsync(world, list);
        Assert.Equal("2023-10-30T12:00:00.0000000Z|T0007", list.Asked[1]);
    }

    [Theory, BothDatabases]
    public async Task Rows_that_change_while_changes_are_pulled_are_not_missed(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 30, pageSize: 7);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        for (var number = 1; number <= 30; number++)
            list.Put(number, "C", Noon);
        // A row of the first page and one that is still to come change between two pages.
        list.AfterPage = page =>
        {
            if (page != 2)
                return;
            list.Put(2, "D", Noon.AddSeconds(5));
            list.Put(29, "A", Noon.AddSeconds(5));
            list.Retire(3, Noon.AddSeconds(6));
        };

        Assert.Equal(SyncRunState.Succeeded, (await world.PullAsync(PullJobs.Grades, RunKind.Changes)).State);

        await AssertSameAsync(world, list);
    }

    [Theory, BothDatabases]
    public async Task A_row_committed_late_is_found_in_the_overlap(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 10);
        await using var _ = world;
        list.Now = Noon;
        await world.PullAsync(PullJobs.Grades);
        // The province's transaction began before the pull and was committed after it.
        list.Put(4, "D", Noon.AddMinutes(-9));

        await world.PullAsync(PullJobs.Grades, RunKind.Changes);

        await AssertSameAsync(world, list);
    }

    [Theory, BothDatabases]
    public async Task A_row_that_became_unreadable_serves_no_more_and_comes_back_when_it_is_mended(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 10);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        list.Put(4, "Ｄ", Noon);
        await world.PullAsync(PullJobs.Grades, RunKind.Changes);
        Assert.Equal(9, (await world.ReadAsync(Mirror.Grades)).Count);
        Assert.Equal(("T0004", "\\uFF24"), (await world.ReadAsync(db => db.Set<QuarantinedRow>())).Select(row => (row.Key, row.Value)).Single());

        list.Put(4, "D", Noon.AddHours(1));
        await world.PullAsync(PullJobs.Grades, RunKind.Changes);

        await AssertSameAsync(world, list);
        Assert.Empty(await world.ReadAsync(db => db.Set<QuarantinedRow>()));
    }

    [Theory, BothDatabases]
    public async Task An_expired_place_leads_to_a_full_pull_without_a_gap(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 30, pageSize: 7);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        for (var number = 1; number <= 20; number++)
            list.Put(number, "C", Noon);
        Gone(world, list, path => path == ChangingList.Changes && list.Asked.Count == 2);

        var run = await world.PullAsync(PullJobs.Grades, RunKind.Changes);
        Assert.Equal((SyncRunState.Running, RunKind.Full, 1, 0), (run.State, run.Kind, run.NextPage, run.Rows));
        Assert.StartsWith("上级平台的翻页标记已过期", run.LastError, StringComparison.Ordinal);
        await world.Worker.RunDueAsync(Ct);

        Assert.Equal(SyncRunState.Succeeded, (await world.RunAsync(run.Id)).State);
        await AssertSameAsync(world, list);
    }

    [Theory, BothDatabases]
    public async Task A_page_of_the_whole_list_that_is_gone_begins_it_again(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 30, pageSize: 7);
        await using var _ = world;
        var left = 1;
        Gone(world, list, path => path == ChangingList.Whole && world.Province.Asked.Count == 3 && left-- > 0);

        var run = await world.PullAsync(PullJobs.Grades);
        Assert.Equal((SyncRunState.Running, 1, 1), (run.State, run.Restarts, run.NextPage));
        await world.Worker.RunDueAsync(Ct);

        await AssertSameAsync(world, list);
    }

    [Theory, BothDatabases]
    public async Task Without_a_snapshot_or_a_path_for_changes_the_whole_list_is_pulled(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 10);
        await using var _ = world;
        Assert.Equal((SyncRunState.Succeeded, RunKind.Full), await KindAsync(PullJobs.Grades));
        await AssertSameAsync(world, list);

        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];
        await world.PullAsync(PullJobs.Tags);
        Assert.Equal((SyncRunState.Succeeded, RunKind.Full), await KindAsync(PullJobs.Tags));

        async Task<(SyncRunState, RunKind)> KindAsync(string job) => await world.PullAsync(job, RunKind.Changes) is var run ? (run.State, run.Kind) : default;
    }

    [Theory, BothDatabases]
    public async Task A_list_out_of_order_is_not_believed(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 10);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        list.Put(4, "D", Noon);
        list.Put(5, "D", Noon.AddHours(1));
        list.Written = row => row.Contains("T0005", StringComparison.Ordinal) ? row.Replace("2023-10-30T13", "2023-10-30T03", StringComparison.Ordinal) : row;

        var run = await world.PullAsync(PullJobs.Grades, RunKind.Changes);

        Assert.Equal((SyncRunState.Running, 1), (run.State, run.Failures));
        Assert.StartsWith("变动清单没有按变动时间先后排列", run.LastError, StringComparison.Ordinal);
        Assert.Equal("A", (await world.ReadAsync(Mirror.Grades)).Single(grade => grade.Id == "T0004").Grade);
    }

    [Theory, BothDatabases]
    public async Task Changes_that_retire_three_tenths_are_held(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 10);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        for (var number = 1; number <= 3; number++)
            list.Retire(number, Noon);

        Assert.Equal(SyncRunState.Held, (await world.PullAsync(PullJobs.Grades, RunKind.Changes)).State);

        Assert.Equal(10, (await world.ReadAsync(Mirror.Grades)).Count);
    }

    [Theory, BothDatabases]
    public async Task Readers_see_the_list_before_or_after_the_changes_and_never_between(StoreProvider provider)
    {
        var (world, list) = await OpenAsync(provider, 40);
        await using var _ = world;
        await world.PullAsync(PullJobs.Grades);
        using var done = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var seen = new HashSet<string>();
            while (!done.IsCancellationRequested)
                seen.Add(string.Concat((await world.ReadAsync(db => Mirror.Grades(db).OrderBy(grade => grade.Id))).Select(grade => grade.Grade)));
            return seen;
        }, Ct);
        var letters = new[] { "B", "C", "D" };
        for (var round = 0; round < 9; round++)
        {
            for (var number = 1; number <= 40; number++)
                list.Put(number, letters[round % 3], Noon.AddHours(round));
            await world.PullAsync(PullJobs.Grades, round % 3 == 1 ? RunKind.Full : RunKind.Changes);
        }
        await done.CancelAsync();

        Assert.All(await reading, seen => Assert.Equal(new string(seen[0], 40), seen));
    }

    private static async Task<(PullWorld World, ChangingList List)> OpenAsync(StoreProvider provider, int rows, int pageSize = 200)
    {
        var world = await PullWorld.OpenAsync(provider, settings =>
        {
            settings["Platforms:Provincial:Paths:grades-changes"] = "credit/grade-changes";
            settings["Platforms:Provincial:Paging:PageSize"] = $"{pageSize}";
        });
        var list = new ChangingList();
        for (var number = 1; number <= rows; number++)
            list.Put(number, "A", new DateTimeOffset(2023, 10, 8, 2, 0, 0, TimeSpan.Zero));
        world.Province.Before = list.AnswerAsync;
        return (world, list);
    }

    private static void Gone(PullWorld world, ChangingList list, Func<string, bool> strikes) => world.Province.Before = async (context, path, page) =>
    {
        if (!strikes(path))
            return await list.AnswerAsync(context, path, page);
        context.Response.StatusCode = 410;
        await context.Response.WriteAsync("""{"code":"4100","message":"翻页标记已过期","data":null}""", Ct);
        return true;
    };

    private static async Task AssertSameAsync(PullWorld world, ChangingList list)
    {
        Assert.Equal(list.InForce.OrderBy(row => row.Key), (await world.ReadAsync(Mirror.Grades)).ToDictionary(grade => grade.Id, grade => grade.Grade).OrderBy(row => row.Key));
        Assert.True((await MirrorCheck.VerifyAsync(world.Store.Read(), PullJobs.Grades, Ct))!.Holds);
    }

    private static async Task<MirrorHead> HeadAsync(PullWorld world) => (await world.ReadAsync(db => db.Set<MirrorHead>().Where(head => head.Job == PullJobs.Grades))).Single();
}
