using System.Text;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.Provincial;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Row = ChangliBridge.Store.Ledger.Delivery;

namespace ChangliBridge.Sync.Tests.Delivery;

/// <summary>A ledger, the bridge's own client and worker, and a province on a real socket. Time for leases and back-off passes as the test says.</summary>
internal sealed class DeliveryWorld : IAsyncDisposable
{
    private const int RoundsToRest = 100;

    private readonly MovedRealTime _real = new();
    private readonly ServiceProvider _services;

    private DeliveryWorld(TestStore store, Dictionary<string, string?> settings)
    {
        Store = store;
        Settings = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddSingleton<TimeProvider>(store.Clock).AddPlatforms(Settings).BuildServiceProvider();
        Ledger = NewLedger();
        Worker = NewWorker(Ledger);
    }

    public TestStore Store { get; }

    public IConfiguration Settings { get; }

    public required CountingProvince Province { get; init; }

    public DeliveryLedger Ledger { get; private set; }

    public DeliveryWorker Worker { get; private set; }

    public static async Task<DeliveryWorld> OpenAsync(StoreProvider provider, CancellationToken ct, params (string Key, string Value)[] delivery)
    {
        var province = new CountingProvince();
        await province.StartAsync(ct);
        var settings = HebeiProfile.Settings(province.Url);
        settings["Platforms:Provincial:Limits:TimeoutMilliseconds"] = "2000";
        foreach (var (key, value) in delivery)
            settings[$"Platforms:Provincial:{key}"] = value;
        var store = await TestStore.OpenAsync(provider, ct);
        province.Clock = store.Clock;
        return new DeliveryWorld(store, settings) { Province = province };
    }

    public DeliveryLedger NewLedger() => new(Store.Store, new LeaseClock(_real.ForLeases(Store)));

    public DeliveryWorker NewWorker(DeliveryLedger ledger)
    {
        var platform = _services.GetRequiredService<ProvincialPlatform>();
        return new DeliveryWorker(ledger, platform, new DeliveryActs(platform, NullLogger<DeliveryActs>.Instance), _real, NullLogger<DeliveryWorker>.Instance);
    }

    public Task<string> EnqueueAsync(string key, CancellationToken ct) => EnqueueAsync(key, 1, "result", ct);

    public Task<string> EnqueueAsync(string key, int revision, string kind, CancellationToken ct) => Store.Writes.RunAsync(
        "test",
        (unit, _) => Task.FromResult(DeliveryLedger.Enqueue(unit, new Fact(Domain.Facts.Platforms.Provincial, kind, key, revision, "mzj", Encoding.UTF8.GetBytes($$"""{"key":"{{key}}","revision":{{revision}}}""")))),
        ct);

    public Task PassAsync(TimeSpan by, CancellationToken ct) => _real.PassAsync(Store, by, ct);

    /// <summary>Works and lets time pass until nothing moves any more.</summary>
    public async Task RestAsync(CancellationToken ct)
    {
        for (var round = 0; round < RoundsToRest; round++)
        {
            await Worker.DrainAsync(ct);
            var rows = await RowsAsync(ct);
            if (rows.TrueForAll(row => row.NotBefore is null && row.LeaseUntil is null && (row.State != DeliveryState.Received || IsBlocked(row, rows))))
                return;
            await PassAsync(TimeSpan.FromMinutes(1), ct);
        }
        throw new InvalidOperationException($"{RoundsToRest} rounds did not bring the ledger to rest.");
    }

    private static bool IsBlocked(Row row, List<Row> rows) =>
        rows.Exists(earlier => earlier.BusinessKey == row.BusinessKey && earlier.Revision < row.Revision && earlier.State == DeliveryState.Held);

    /// <summary>The bridge was killed and starts again; what it left running still runs.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        Ledger = NewLedger();
        Worker = NewWorker(Ledger);
        if (Store.Store.Provider == StoreProvider.Postgres)
            await PassAsync(TimeSpan.FromMinutes(1), ct);
    }

    public async Task<List<Row>> RowsAsync(CancellationToken ct)
    {
        await using var db = Store.Read();
        return await db.Set<Row>().OrderBy(row => row.Id).ToListAsync(ct);
    }

    public async Task<Row> RowAsync(string key, CancellationToken ct) => (await RowsAsync(ct)).Single(row => row.BusinessKey == key);

    public async Task<List<DeliveryAttempt>> AttemptsAsync(string key, CancellationToken ct)
    {
        var id = (await RowAsync(key, ct)).Id;
        await using var db = Store.Read();
        return await db.Set<DeliveryAttempt>().Where(attempt => attempt.DeliveryId == id).OrderBy(attempt => attempt.Number).ToListAsync(ct);
    }

    public async Task<string> OutcomesAsync(string key, CancellationToken ct) =>
        string.Join(" ", (await AttemptsAsync(key, ct)).Select(attempt => attempt.Outcome));

    public async ValueTask DisposeAsync()
    {
        await Province.DisposeAsync();
        await _services.DisposeAsync();
        await Store.DisposeAsync();
    }
}
