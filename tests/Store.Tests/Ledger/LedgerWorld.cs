using System.Text;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Tests.Ledger;

/// <summary>A ledger on a database of the test's own, whose real time the test moves.</summary>
internal sealed class LedgerWorld : IAsyncDisposable
{
    public static readonly DeliveryPolicy Policy = new(UnknownPolicy.LookupThenResend, true, 500, 3);

    private readonly MovedRealTime _real = new();

    private LedgerWorld(TestStore store)
    {
        Store = store;
        Ledger = NewLedger();
    }

    public TestStore Store { get; }

    public DeliveryLedger Ledger { get; private set; }

    public DeliveryIntervention Intervention => new(new LeaseClock(_real.ForLeases(Store)));

    public static async Task<LedgerWorld> OpenAsync(StoreProvider provider, CancellationToken ct) => new(await TestStore.OpenAsync(provider, ct));

    /// <summary>A ledger of another process (PostgreSQL), or of the next one (SQLite).</summary>
    public DeliveryLedger NewLedger() => new(Store.Store, new LeaseClock(_real.ForLeases(Store)));

    public Task<string> EnqueueAsync(string key, CancellationToken ct) => EnqueueAsync(key, 1, "mzj", ct);

    public Task<string> EnqueueAsync(string key, int revision, string department, CancellationToken ct) =>
        Store.Writes.RunAsync("test", (unit, _) => Task.FromResult(DeliveryLedger.Enqueue(unit, FactOf(key, revision, department))), ct);

    public Task<IReadOnlyList<LeasedDelivery>> ClaimAsync(int count, CancellationToken ct) => ClaimAsync(Ledger, count, ct);

    public static Task<IReadOnlyList<LeasedDelivery>> ClaimAsync(DeliveryLedger ledger, int count, CancellationToken ct) =>
        ledger.ClaimDueAsync(new ClaimTerms("provincial", Policy, 10_000), count, ct);

    public Task<int> EndAsync(LeasedDelivery delivery, DeliveryEvent @event, CancellationToken ct) =>
        Ledger.CompleteAsync([new ActOutcome(delivery, @event, "WORD")], Policy, ct);

    public async Task<Delivery> RowAsync(string id, CancellationToken ct)
    {
        await using var db = Store.Read();
        return await db.Set<Delivery>().SingleAsync(delivery => delivery.Id == id, ct);
    }

    public Task PassAsync(long milliseconds, CancellationToken ct) => _real.PassAsync(Store, TimeSpan.FromMilliseconds(milliseconds), ct);

    /// <summary>The process dies and another one starts.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        await Store.ReopenAsync(ct);
        Reopened();
    }

    /// <summary>The store was closed and opened.</summary>
    public void Reopened() => Ledger = NewLedger();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static Fact FactOf(string key, int revision, string department) =>
        new("provincial", "result", key, revision, department, Encoding.UTF8.GetBytes($$"""{"key":"{{key}}"}"""));
}
