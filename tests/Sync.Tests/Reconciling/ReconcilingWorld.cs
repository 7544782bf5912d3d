using System.Text;
using System.Text.Json;
using ChangliBridge.Sandbox;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using ChangliBridge.Sync.Reconciling;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Sync.Tests.Reconciling;

/// <summary>A ledger on one database, the real sandbox, and the bridge's reconciliation between them. Both clocks stand or step together.</summary>
internal sealed class ReconcilingWorld : IAsyncDisposable
{
    private static readonly Store.Ledger.DeliveryPolicy Policy = new(UnknownPolicy.HoldUnknown, true, 500, 20);

    private readonly ServiceProvider _services;

    private ReconcilingWorld(TestStore store, SandboxServer sandbox, Action<Dictionary<string, string?>>? change)
    {
        (Store, Sandbox) = (store, sandbox);
        Settings = SettingsFor(sandbox);
        change?.Invoke(Settings);
        _services = new ServiceCollection().AddSingleton<TimeProvider>(store.Clock)
            .AddPlatforms(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build()).BuildServiceProvider();
        Ledger = new DeliveryLedger(store.Store, RealTime);
        Worker = NewWorker();
    }

    public TestStore Store { get; }

    public SandboxServer Sandbox { get; }

    public Dictionary<string, string?> Settings { get; }

    public DeliveryLedger Ledger { get; }

    public ReconciliationWorker Worker { get; }

    private LeaseClock RealTime { get; } = new(TimeProvider.System);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ReconcilingWorld> OpenAsync(StoreProvider provider, Action<Dictionary<string, string?>>? change = null)
    {
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Size = 10, StartAt = SteppedClock.DemoStart, AppKey = HebeiProfile.AppKey }, Ct);
        return new ReconcilingWorld(await TestStore.OpenAsync(provider, Ct), sandbox, change);
    }

    public static Dictionary<string, string?> SettingsFor(SandboxServer sandbox)
    {
        var settings = HebeiProfile.Settings(new Uri($"http://127.0.0.1:{sandbox.Port}/"));
        settings["Platforms:Provincial:Paths:counts"] = "records/counts";
        settings["Platforms:Provincial:Paths:keys"] = "records/keys";
        settings["Platforms:Provincial:Paging:PageSize"] = "3";
        return settings;
    }

    /// <summary>Another process's worker.</summary>
    public ReconciliationWorker NewWorker() => new(
        Store.Store, RealTime, Store.Clock, [_services.GetRequiredService<ProvincialPlatform>(), _services.GetRequiredService<InternetPlusPlatform>()], NullLogger<ReconciliationWorker>.Instance);

    /// <summary>Enqueues, sends, and has the platform take each key.</summary>
    public async Task PublishAsync(params string[] keys)
    {
        await EnqueueAsync(keys);
        foreach (var key in keys)
            Take(key);
        await CompleteAsync(new DeliveryEvent.Accepted());
    }

    public Task EnqueueAsync(params string[] keys) => Store.Writes.RunAsync("test", (unit, _) =>
    {
        foreach (var key in keys)
            DeliveryLedger.Enqueue(unit, new Fact(Names.Provincial, "result", key, 1, "mzj", Encoding.UTF8.GetBytes(BodyOf(key))));
        return Task.FromResult(true);
    }, Ct);

    /// <summary>Everything that is due is sent and ends like this.</summary>
    public async Task CompleteAsync(DeliveryEvent ended)
    {
        var leased = await Ledger.ClaimDueAsync(new ClaimTerms(Names.Provincial, Policy, 60_000), 1000, Ct);
        await Ledger.CompleteAsync([.. leased.Select(delivery => new ActOutcome(delivery, ended, "TEST"))], Policy, Ct);
    }

    /// <summary>The platform accepts a record, now by its clock.</summary>
    public void Take(string key, string? body = null)
    {
        var content = JsonSerializer.Deserialize<JsonElement>(body ?? BodyOf(key));
        Sandbox.Ledger.Accept(new ChangliBridge.Sandbox.Ledger.LedgerRecord
        {
            Platform = Names.Provincial,
            BusinessKey = key,
            Revision = 1,
            Kind = "result",
            Body = content,
            Digest = ChangliBridge.Sandbox.Ledger.CanonicalJson.Digest(content),
            AcceptedAt = Sandbox.Clock.GetUtcNow(),
        });
    }

    public bool Lose(string key) => Sandbox.Ledger.Lose(new ChangliBridge.Sandbox.Ledger.LedgerKey(Names.Provincial, key, 1));

    public bool Repeat(string key) => Sandbox.Ledger.Repeat(new ChangliBridge.Sandbox.Ledger.LedgerKey(Names.Provincial, key, 1));

    /// <summary>Both clocks go on.</summary>
    public void Step(TimeSpan by)
    {
        Store.Clock.Step(by);
        Sandbox.Clock.Set(Store.Clock.GetUtcNow());
    }

    /// <summary>The next day at half past four in China: the day before is to be reconciled.</summary>
    public async Task NextDayAsync()
    {
        Step(ReconciledPeriod.StartOfDay(Store.Clock.GetUtcNow()).AddHours(28.5) - Store.Clock.GetUtcNow());
        await Worker.RunDueAsync(Ct);
    }

    /// <summary>Asks for a run of everything up to now, and runs it.</summary>
    public async Task RunNowAsync()
    {
        var now = Store.Clock.GetUtcNow();
        await Store.Writes.RunAsync("test", (unit, ct) => Reconciliations.RequestAsync(unit, Names.Provincial, (new ReconciledPeriod(now.AddDays(-31), now), false), ct), Ct);
        await Worker.RunDueAsync(Ct);
    }

    /// <summary>The wait after a failure is over.</summary>
    public async Task WaitOutAsync()
    {
        await using (var db = Store.Read())
            await db.Database.ExecuteSqlAsync($"UPDATE reconciliation SET lease_until = 0 WHERE ended_at IS NULL", Ct);
        await Worker.RunDueAsync(Ct);
    }

    public async Task<List<Reconciliation>> RunsAsync()
    {
        await using var db = Store.Read();
        return await db.Set<Reconciliation>().OrderBy(run => run.Id).ToListAsync(Ct);
    }

    public async Task<List<ReconciliationFinding>> FindingsAsync()
    {
        await using var db = Store.Read();
        return await db.Set<ReconciliationFinding>().OrderBy(finding => finding.Id).ToListAsync(Ct);
    }

    /// <summary>Open findings as <c>Kind key</c>, in order.</summary>
    public async Task<string[]> OpenAsync() =>
        [.. (await FindingsAsync()).Where(finding => finding.IsOpen).Select(finding => $"{finding.Kind} {finding.BusinessKey}").Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static string BodyOf(string key) => $$"""{"key":"{{key}}"}""";
}
