using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>Several replicas behind one PostgreSQL database: a run has one holder, by the database's clock.</summary>
public sealed class ClaimTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_replicas_that_claim_at_once_one_has_each_run()
    {
        await using var world = await PullWorld.OpenAsync(StoreProvider.Postgres);
        for (var round = 0; round < 10; round++)
        {
            foreach (var job in PullJobs.All)
                await world.RequestAsync(job);
            using var start = new Barrier(6);

            var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(replica => Task.Run(() =>
            {
                start.SignalAndWait(Ct);
                return ClaimAsync(world, $"replica {replica}", new LeaseClock(TimeProvider.System));
            }, Ct)));

            var claimed = claims.SelectMany(claim => claim).ToList();
            Assert.Equal(PullJobs.All.Count, claimed.Count);
            Assert.Equal(PullJobs.All.Order(), claimed.Select(run => run.Job).Order());
            Assert.All(claimed, run => Assert.Equal(1, run.Fence));
            foreach (var run in claimed)
                await world.Lists()[run.Job].Intake.FailAsync(run, "round over", Ct);
        }
    }

    [Fact]
    public async Task A_replica_whose_clock_is_an_hour_ahead_takes_no_living_lease()
    {
        await using var world = await PullWorld.OpenAsync(StoreProvider.Postgres);
        await world.RequestAsync(PullJobs.Tags);
        Assert.Single(await ClaimAsync(world, "first", new LeaseClock(TimeProvider.System)));
        var ahead = new MovedRealTime();
        var clock = new LeaseClock(ahead);
        await ahead.PassAsync(world.Store, TimeSpan.FromHours(1), Ct);

        Assert.Empty(await ClaimAsync(world, "ahead", clock));
    }

    [Theory, BothDatabases]
    public async Task A_paused_worker_stores_nothing_once_its_run_went_on_elsewhere(StoreProvider provider)
    {
        await using var world = await PullWorld.OpenAsync(provider);
        world.Province.Lists["/province/tags"] = [SampleRows.Tag("餐饮服务")];
        await world.RequestAsync(PullJobs.Tags);
        var paused = (await ClaimAsync(world, "paused", world.RealTime, TimeSpan.Zero)).Single();
        await world.NewWorker().RunDueAsync(Ct);
        var intake = world.Lists()[PullJobs.Tags].Intake;

        Assert.Equal(PageOutcome.Lost, await intake.PostponeAsync(paused, "late", Ct));
        Assert.Equal(PageOutcome.Lost, await intake.FailAsync(paused, "late", Ct));
        Assert.Equal(PageOutcome.Lost, await intake.ExpireAsync(paused, Ct));
        Assert.Equal(PageOutcome.Lost, await intake.ReleaseAsync(paused, Ct));

        Assert.Equal(SyncRunState.Succeeded, (await world.RunAsync(paused.Id)).State);
    }

    private static Task<IReadOnlyList<LeasedRun>> ClaimAsync(PullWorld world, string owner, LeaseClock clock, TimeSpan? lease = null) =>
        world.Store.Writes.RunAsync("test", (unit, ct) => SyncRuns.ClaimAsync(unit, clock, new RunTerms(owner, lease ?? Lease, TimeSpan.Zero, new HashSet<string>()), ct), Ct);
}
