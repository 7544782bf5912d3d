using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

public sealed class ResumeTests
{
    private const string Targets = "/province/registers/targets";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_run_whose_worker_died_goes_on_at_the_next_page(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        var dead = await ClaimAsync(world, await world.RequestAsync(PullJobs.Targets), "dead");
        await TakeOneAsync(world, dead);
        Assert.Empty(await world.ReadAsync(Mirror.Targets));

        await world.NewWorker().RunDueAsync(Ct);

        Assert.Equal([$"{Targets}?1", $"{Targets}?2", $"{Targets}?3"], world.Province.Asked);
        Assert.Equal((SyncRunState.Succeeded, 450), ((await world.RunAsync(dead.Id)).State, (await world.ReadAsync(Mirror.Targets)).Count));
    }

    [Theory, BothDatabases]
    public async Task A_short_list_is_asked_for_page_by_page_and_a_stop_costs_one_request(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider, settings => settings["Platforms:Provincial:Paging:PageSize"] = "30");
        world.Province.Lists[Targets] = SampleRows.Targets(450);

        Assert.Equal(SyncRunState.Succeeded, await StopAtAsync(world, 7));

        Assert.InRange(world.Province.Asked.Count, 15, 16);
        Assert.Equal(450, (await world.ReadAsync(Mirror.Targets)).Count);
    }

    [Theory, BothDatabases]
    public async Task In_a_long_list_the_next_page_is_asked_for_early_and_a_stop_costs_two(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider, settings => settings["Platforms:Provincial:Paging:PageSize"] = "10");
        world.Province.Lists[Targets] = SampleRows.Targets(450);

        Assert.Equal(SyncRunState.Succeeded, await StopAtAsync(world, 7));

        Assert.InRange(world.Province.Asked.Count, 45, 47);
        Assert.Equal(450, (await world.ReadAsync(Mirror.Targets)).Count);
        Assert.True((await MirrorCheck.VerifyAsync(world.Store.Read(), PullJobs.Targets, Ct))!.Holds);
    }

    [Theory, BothDatabases]
    public async Task A_long_list_whose_page_cannot_be_had_waits_at_that_page(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider, settings => settings["Platforms:Provincial:Paging:PageSize"] = "10");
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        world.Province.Before = async (context, _, page) =>
        {
            if (page == 5)
                await context.Response.WriteAsync("?", Ct);
            return page == 5;
        };

        var run = await world.PullAsync(PullJobs.Targets);

        Assert.Equal((SyncRunState.Running, 5, 40, 1), (run.State, run.NextPage, run.Rows, run.Failures));
    }

    [Theory, BothDatabases]
    public async Task A_worker_that_lost_its_run_changes_nothing(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        var run = await world.RequestAsync(PullJobs.Targets);
        var paused = await ClaimAsync(world, run, "paused");
        var other = await ClaimAsync(world, run, "other");

        Assert.Equal(PageOutcome.Lost, await TakeOneAsync(world, paused));
        Assert.Equal(PageOutcome.GoOn, await TakeOneAsync(world, other));

        Assert.Equal(200, (await world.ReadAsync(db => db.Set<MirroredTarget>())).Count);
        run = await world.RunAsync(run.Id);
        Assert.Equal((200, 2, 2), (run.Rows, run.NextPage, run.Fence));
    }

    [Theory, BothDatabases]
    public async Task Firing_twice_at_once_runs_each_run_once(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        await world.RequestAsync(PullJobs.Targets);

        await Task.WhenAll(world.Worker.RunDueAsync(Ct), world.Worker.RunDueAsync(Ct), world.Worker.RunDueAsync(Ct));

        Assert.Equal(3, world.Province.Asked.Count);
        Assert.Equal(450, (await world.ReadAsync(Mirror.Targets)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_province_that_is_down_leaves_the_run_alive_and_the_old_list_in_place(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];
        await world.PullAsync(PullJobs.Tags);
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务"), SampleRows.Tag("食品销售")];
        world.Province.Before = (context, _, _) =>
        {
            context.Abort();
            return Task.FromResult(true);
        };

        var run = await world.PullAsync(PullJobs.Tags);
        Assert.Equal((SyncRunState.Running, "与上级平台的连接在答复途中断开（对方或网络故障），稍后自动继续。", 1), (run.State, run.LastError, run.Failures));
        Assert.Single(await world.ReadAsync(Mirror.Tags));

        world.Province.Before = (_, _, _) => Task.FromResult(false);
        await world.Worker.RunDueAsync(Ct);

        run = await world.RunAsync(run.Id);
        Assert.Equal((SyncRunState.Succeeded, "", 0), (run.State, run.LastError, run.Failures));
        Assert.Equal(2, (await world.ReadAsync(Mirror.Tags)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_page_that_cannot_be_read_is_asked_for_again(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        var logIns = 1;
        world.Province.Before = async (context, _, page) =>
        {
            if (page != 2 || Interlocked.Decrement(ref logIns) < 0)
                return false;
            await context.Response.WriteAsync("<html>请登录</html>", Ct);
            return true;
        };

        var run = await world.PullAsync(PullJobs.Targets);
        Assert.Equal((SyncRunState.Running, 1, 2), (run.State, run.Pages, run.NextPage));
        await world.Worker.RunDueAsync(Ct);

        Assert.Equal(SyncRunState.Succeeded, (await world.RunAsync(run.Id)).State);
        Assert.Equal([1, 2, 2, 3], world.Province.Asked.Select(asked => asked[^1] - '0'));
    }

    [Theory, BothDatabases]
    public async Task A_stopping_process_gives_its_run_back(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists[Targets] = SampleRows.Targets(450);
        using var stopping = new CancellationTokenSource();
        world.Province.Before = async (_, _, page) =>
        {
            if (page == 2)
                await stopping.CancelAsync();
            return false;
        };
        var run = await world.RequestAsync(PullJobs.Targets);

        await world.Worker.RunDueAsync(stopping.Token);

        var left = await world.RunAsync(run.Id);
        Assert.Equal((SyncRunState.Running, 2, 0L), (left.State, left.NextPage, left.LeaseUntil));
        await world.NewWorker().RunDueAsync(Ct);
        Assert.Equal(SyncRunState.Succeeded, (await world.RunAsync(run.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task A_run_that_is_not_over_is_returned_instead_of_a_second_one(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.RequestAsync(PullJobs.Tags)));

        Assert.Single(runs.Select(run => run.Id).Distinct());
        await world.Worker.RunDueAsync(Ct);
        Assert.NotEqual(runs[0].Id, (await world.RequestAsync(PullJobs.Tags)).Id);
    }

    [Theory, BothDatabases]
    public async Task Each_change_of_state_is_in_the_audit_chain(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];

        var run = await world.PullAsync(PullJobs.Tags);

        var acts = (await world.ReadAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence))).Where(entry => entry.Resource == $"syncRuns/{run.Id}");
        Assert.Equal(["sync-run.request", "sync-run.begin", "sync-run.succeed"], acts.Select(entry => entry.Act));
    }

    // The process stops while a page is on its way, and another one goes on.
    private static async Task<SyncRunState> StopAtAsync(PullWorld world, int page)
    {
        using var stopping = new CancellationTokenSource();
        world.Province.Before = async (_, _, asked) =>
        {
            if (asked == page)
                await stopping.CancelAsync();
            return false;
        };
        var run = await world.RequestAsync(PullJobs.Targets);
        await world.Worker.RunDueAsync(stopping.Token);
        Assert.Equal(SyncRunState.Running, (await world.RunAsync(run.Id)).State);
        await world.NewWorker().RunDueAsync(Ct);
        return (await world.RunAsync(run.Id)).State;
    }

    private static async Task<LeasedRun> ClaimAsync(PullWorld world, SyncRun run, string owner)
    {
        var leased = await world.Store.Writes.RunAsync("test", (unit, ct) => SyncRuns.ClaimAsync(unit, world.RealTime, new RunTerms(owner, TimeSpan.Zero, TimeSpan.Zero, new HashSet<string>()), ct), Ct);
        return leased.Single(claimed => claimed.Id == run.Id);
    }

    private static async Task<PageOutcome> TakeOneAsync(PullWorld world, LeasedRun leased)
    {
        var list = world.Lists()[leased.Job];
        var page = (await list.Source.PullAsync(leased.Job, leased.NextPage, Ct)).Page!;
        return await list.Intake.Read(leased, page, world.Store.Clock.GetUtcNow()).TakeAsync(leased, TimeSpan.Zero, Ct);
    }
}
