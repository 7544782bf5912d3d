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
    private static readonly DateTimeOffset BeforeTheNight = new(2023, 10, 30, 1, 59, 55, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_replicas_ask_for_each_list_once_a_night()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var province = await ListedProvince.StartAsync(Ct);
        var night = province.NextAsync("/province/tags");
        using var one = await StartAsync(store, province);
        using var two = await StartAsync(store, province);

        await night;
        await EndOfRunsAsync(store, 6);

        await one.StopAsync(Ct);
        await two.StopAsync(Ct);
        await using var db = store.Read();
        Assert.Equal(6, province.Asked.Count);
        Assert.Equal(6, await db.Set<SyncRun>().CountAsync(Ct));
    }

    [Fact]
    public async Task What_one_replica_leaves_the_other_takes_on()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var province = await ListedProvince.StartAsync(Ct);
        using var one = await StartAsync(store, province);
        using var two = await StartAsync(store, province);
        await one.StopAsync(Ct);

        var asked = province.NextAsync("/province/tags");
        await store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, PullJobs.Tags, ct), Ct);
        await asked;
        await EndOfRunsAsync(store, 1);

        await two.StopAsync(Ct);
    }

    [Fact]
    public async Task Quartz_keeps_its_tables_in_a_schema_of_its_own()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Postgres, Ct);
        await using var province = await ListedProvince.StartAsync(Ct);
        using var host = await StartAsync(store, province);
        await host.StopAsync(Ct);

        await using var db = store.Read();
        var schemas = await db.Database.SqlQuery<string>($"SELECT DISTINCT table_schema AS \"Value\" FROM information_schema.tables WHERE table_name LIKE 'qrtz%'").ToListAsync(Ct);
        Assert.Equal(["quartz"], schemas);
    }

    private static async Task<IHost> StartAsync(TestStore store, ListedProvince province)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(HebeiProfile.Settings(province.Address));
        builder.Configuration.AddInMemoryCollection(store.Database.Settings);
        builder.Configuration.AddInMemoryCollection([new("County:GradeScheme:Id", "hebei-abcd"), new("County:GradeScheme:Grades:0", "A")]);
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(BeforeTheNight)).AddSingleton(store.Store).AddLedger().AddSync(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }

    private static async Task EndOfRunsAsync(TestStore store, int runs)
    {
        await using var db = store.Read();
        while (await db.Set<SyncRun>().CountAsync(run => run.State == SyncRunState.Succeeded, Ct) < runs)
            await Task.Delay(20, Ct);
    }
}
