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

/// <summary>Replicas behind one PostgreSQL database, each the whole of AddSync in a host.</summary>
public sealed class ClusterTests
{
    private readonly ShiftedClock _clock = new(SteppedClock.DemoStart);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_replicas_that_start_together_pull_each_list_once()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var province = await StartProvinceAsync();
        using var one = await StartAsync(store, province);
        using var two = await StartAsync(store, province);

        await EndOfRunsAsync(store, PullJobs.All.Count);

        await one.StopAsync(Ct);
        await two.StopAsync(Ct);
        Assert.Equal(PullJobs.All.Count, province.Asked.Count);
    }

    [Fact]
    public async Task What_one_replica_leaves_the_other_takes_on()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var province = await StartProvinceAsync();
        using var one = await StartAsync(store, province);
        using var two = await StartAsync(store, province);
        await EndOfRunsAsync(store, PullJobs.All.Count);
        await one.StopAsync(Ct);

        await store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, PullJobs.Tags, ct), Ct);
        await EndOfRunsAsync(store, PullJobs.All.Count + 1);

        await two.StopAsync(Ct);
    }

    [Fact]
    public async Task Quartz_keeps_its_tables_in_a_schema_of_its_own()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var province = await StartProvinceAsync();
        using var host = await StartAsync(store, province);
        await host.StopAsync(Ct);

        await using var db = store.Read();
        var schemas = await db.Database.SqlQuery<string>($"SELECT DISTINCT table_schema AS \"Value\" FROM information_schema.tables WHERE table_name LIKE 'qrtz%'").ToListAsync(Ct);
        Assert.Equal(["quartz"], schemas);
    }

    private async Task<IHost> StartAsync(TestStore store, ListedProvince province)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(HebeiProfile.Settings(province.Address));
        builder.Configuration.AddInMemoryCollection(store.Database.Settings);
        builder.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(store.Store).AddSingleton(new GradeScheme("hebei-abcd", ["A"])).AddLedger().AddSync(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }

    private async Task<ListedProvince> StartProvinceAsync()
    {
        var province = await ListedProvince.StartAsync(Ct);
        province.Clock = _clock;
        return province;
    }

    // An empty first list is held for a person: that run is over too, as far as a replica is concerned.
    private static async Task EndOfRunsAsync(TestStore store, int runs)
    {
        await using var db = store.Read();
        while (await db.Set<SyncRun>().CountAsync(run => run.State != SyncRunState.Requested && run.State != SyncRunState.Running, Ct) < runs)
            await Task.Delay(20, Ct);
    }
}
