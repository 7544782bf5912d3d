using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using ChangliBridge.Sync.Pull;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>A bridge's pulls on one database against a <see cref="ListedProvince"/>; failures are tried again at once.</summary>
internal sealed class PullWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private PullWorld(TestStore store, ListedProvince province, Action<Dictionary<string, string?>>? change)
    {
        (Store, Province) = (store, province);
        province.Clock = store.Clock;
        var settings = HebeiProfile.Settings(province.Address);
        settings["Platforms:Provincial:Limits:TimeoutMilliseconds"] = "1000";
        change?.Invoke(settings);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(store.Clock)
            .AddPlatforms(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        Worker = NewWorker();
    }

    public TestStore Store { get; }

    public ListedProvince Province { get; }

    public PullWorker Worker { get; set; }

    /// <summary>How the pulls are set: every hour from midnight, at two the whole lists, an overlap of ten minutes, four tries of a page.</summary>
    public PullOptions Options { get; } = new() { TriesOfPage = 4 };

    public LeaseClock RealTime { get; } = new(TimeProvider.System);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<PullWorld> OpenAsync(StoreProvider provider, Action<Dictionary<string, string?>>? change = null) =>
        new(await TestStore.OpenAsync(provider, Ct), await ListedProvince.StartAsync(Ct), change);

    /// <summary>The lists, as another worker would have them.</summary>
    public IReadOnlyDictionary<string, PullList> Lists() => new PullLists(Store.Store, RealTime, new RunPatience(TimeSpan.Zero, TimeSpan.Zero) { Restarts = 2, Tries = Options.TriesOfPage })
        .Of(_services.GetRequiredService<ProvincialPlatform>(), _services.GetRequiredService<InternetPlusPlatform>(), Scheme);

    /// <summary>The county's scheme.</summary>
    public GradeScheme Scheme { get; set; } = new("hebei-abcd", ["A", "B", "C", "D"]) { Index = new IndexScale(new(0), new(100_00), true, "local") };

    /// <summary>Another process's worker.</summary>
    public PullWorker NewWorker() => new(Store.Store, RealTime, Lists(), Options, NullLogger<PullWorker>.Instance);

    /// <summary>What asks for what is due, as another process would have it.</summary>
    public DuePulls NewDue() => new(Store.Store, new PullCalendar(Options), Lists());

    public Task<SyncRun> RequestAsync(string job, RunKind kind = RunKind.Full) => Store.Writes.RunAsync("test", (unit, ct) => SyncRuns.RequestAsync(unit, job, kind, ct), Ct);

    /// <summary>Asks for a run and fires once.</summary>
    public async Task<SyncRun> PullAsync(string job, RunKind kind = RunKind.Full)
    {
        var run = await RequestAsync(job, kind);
        await Worker.RunDueAsync(Ct);
        return await RunAsync(run.Id);
    }

    public async Task<SyncRun> RunAsync(long id)
    {
        await using var db = Store.Read();
        return await db.Set<SyncRun>().SingleAsync(run => run.Id == id, Ct);
    }

    public async Task<List<T>> ReadAsync<T>(Func<BridgeDb, IQueryable<T>> query)
    {
        await using var db = Store.Read();
        return await query(db).ToListAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Province.DisposeAsync();
        await Store.DisposeAsync();
    }
}
