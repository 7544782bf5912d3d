using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Sync.Tests.Pull;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChangliBridge.Sync.Tests;

/// <summary>The whole of AddSync in a host: when Quartz fires and what is due by the bridge's clock, on both databases.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset BeforeTheNight = new(2023, 10, 30, 1, 59, 57, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_run_begins_within_a_second_also_after_the_clock_was_stepped_by_days(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await using var province = await ListedProvince.StartAsync(Ct);
        var clock = new ShiftedClock(SteppedClock.DemoStart);
        using var host = await StartAsync(store, province, clock);
        await RequestAndWaitAsync(store, province);

        clock.Step(TimeSpan.FromDays(9));
        await RequestAndWaitAsync(store, province);
        clock.Step(TimeSpan.FromHours(30));
        await RequestAndWaitAsync(store, province);

        await host.StopAsync(Ct);
    }

    [Theory, BothDatabases]
    public async Task Every_list_is_asked_for_at_two_in_the_morning_in_China(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await using var province = await ListedProvince.StartAsync(Ct);
        store.Clock.Set(BeforeTheNight);
        await store.Writes.RunAsync("test", async (unit, ct) =>
        {
            foreach (var job in PullJobs.All)
                await SyncRuns.RequestAsync(unit, job, ct);
            return await unit.Db.Set<SyncRun>().ExecuteUpdateAsync(set => set.SetProperty(run => run.EndedAt, BeforeTheNight).SetProperty(run => run.State, SyncRunState.Succeeded), ct);
        }, Ct);
        store.Clock.Set(BeforeTheNight.AddSeconds(4));
        var night = province.NextAsync("/province/tags");
        using var host = await StartAsync(store, province, new ShiftedClock(BeforeTheNight));

        await night;

        await host.StopAsync(Ct);
        Assert.Equal(12, await CountAsync(store));
    }

    [Theory, BothDatabases]
    public async Task Stopping_waits_for_what_is_under_way_and_gives_its_run_back(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await using var province = await ListedProvince.StartAsync(Ct);
        province.Before = async (context, _, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return true;
        };
        using var host = await StartAsync(store, province, new ShiftedClock(SteppedClock.DemoStart));
        var asked = province.NextAsync("/province/tags");
        await store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, PullJobs.Tags, ct), Ct);
        await asked;

        await host.StopAsync(Ct);

        await using var db = store.Read();
        var run = await db.Set<SyncRun>().SingleAsync(run => run.Job == PullJobs.Tags, Ct);
        Assert.Equal((SyncRunState.Running, 0L), (run.State, run.LeaseUntil));
    }

    private static async Task<IHost> StartAsync(TestStore store, ListedProvince province, TimeProvider clock)
    {
        province.Clock = clock;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(HebeiProfile.Settings(province.Address));
        builder.Services.AddSingleton(clock).AddSingleton(store.Store).AddSingleton(new GradeScheme("hebei-abcd", ["A"])).AddLedger().AddSync(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }

    private static async Task RequestAndWaitAsync(TestStore store, ListedProvince province)
    {
        var asked = province.NextAsync("/province/tags");
        await store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, PullJobs.Tags, ct), Ct);
        await asked;
        // Asked for again before it ended, it would be the same run: its end is seen in the row.
        await using var db = store.Read();
        while (await SyncRuns.AnyOpenAsync(db, Ct))
            await Task.Yield();
    }

    private static async Task<int> CountAsync(TestStore store)
    {
        await using var db = store.Read();
        return await db.Set<SyncRun>().CountAsync(Ct);
    }
}
