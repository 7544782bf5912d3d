using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

public sealed class MovingListTests
{
    private const string Targets = "/province/registers/targets";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_total_that_changes_during_a_pull_begins_it_again(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        world.Province.Before = (_, _, page) =>
        {
            if (page == 2)
                world.Province.Lists[Targets] = SampleRows.Targets(451);
            return Task.FromResult(false);
        };

        var run = await world.PullAsync(PullJobs.Targets);
        Assert.Equal((SyncRunState.Running, 1, 1, 0), (run.State, run.Restarts, run.NextPage, run.Rows));
        Assert.StartsWith("拉取过程中清单总数由450变为451", run.LastError, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.Set<MirroredTarget>()));
        await world.Worker.RunDueAsync(Ct);

        Assert.Equal((SyncRunState.Succeeded, 451), ((await world.RunAsync(run.Id)).State, (await world.ReadAsync(Mirror.Targets)).Count));
    }

    [Theory, BothDatabases]
    public async Task A_page_that_comes_twice_never_makes_a_snapshot(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(400);
        await world.PullAsync(PullJobs.Targets);
        // The second page repeats the first: the sum is right, half the register is missing.
        world.Province.Lists[Targets] = [.. SampleRows.Targets(200), .. SampleRows.Targets(200)];

        var run = await world.PullAsync(PullJobs.Targets);
        await world.Worker.RunDueAsync(Ct);
        await world.Worker.RunDueAsync(Ct);

        run = await world.RunAsync(run.Id);
        Assert.Equal((SyncRunState.Failed, 2), (run.State, run.Restarts));
        Assert.Contains("编号 T0001 在不同页中重复出现", run.LastError, StringComparison.Ordinal);
        Assert.Equal(400, (await world.ReadAsync(Mirror.Targets)).Count);
        Assert.Equal(400, (await world.ReadAsync(db => db.Set<MirroredTarget>())).Count);
    }

    [Theory, BothDatabases]
    public async Task A_list_shorter_than_its_total_never_makes_a_snapshot(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务"), SampleRows.Tag("食品销售")];
        world.Province.Total = (_, _, total) => total + 1;

        var run = await world.PullAsync(PullJobs.Tags);

        Assert.Equal((SyncRunState.Running, "清单应有3条，实际收到2条，从第一页重新拉取；现有数据继续使用。"), (run.State, run.LastError));
        Assert.Equal(["/province/tags?1", "/province/tags?2"], world.Province.Asked);
    }

    [Theory, BothDatabases]
    public async Task A_list_that_lost_less_is_taken(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(10);
        await world.PullAsync(PullJobs.Targets);
        world.Province.Lists[Targets] = SampleRows.Targets(8);

        Assert.Equal((SyncRunState.Succeeded, 8), ((await world.PullAsync(PullJobs.Targets)).State, (await world.ReadAsync(Mirror.Targets)).Count));
    }
}
