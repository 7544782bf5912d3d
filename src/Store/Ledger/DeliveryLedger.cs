using System.Security.Cryptography;

namespace ChangliBridge.Store.Ledger;

/// <summary>
/// The ledger of deliveries (投递台账): each business key and revision goes to its platform at most once.
/// The intent is committed before the first byte leaves; what happened is committed as soon as it is known; a transaction never spans a request.
/// </summary>
public sealed class DeliveryLedger(BridgeStore store, LeaseClock clock)
{
    private const string Actor = "bridge";
    private const int RecoveredAtOnce = 256;

    private string _lastDepartment = "";

    /// <summary>Names this process in its leases.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Adds a delivery in the transaction of the change that causes it and returns its id. It is sent after the commit.</summary>
    /// <remarks>The unit fails when the platform's key and revision are already in the ledger.</remarks>
    public static string Enqueue(WriteUnit unit, Fact fact)
    {
        var delivery = Delivery.Receive(fact, unit.Clock.GetUtcNow());
        unit.Db.Add(delivery);
        unit.Audit("delivery.enqueue", $"deliveries/{delivery.Id}", ("kind", fact.Kind), ("platform", fact.Platform), ("revision", fact.Revision), ("digest", delivery.Digest));
        return delivery.Id;
    }

    /// <summary>Adds a delivery as <see cref="Enqueue"/> does. A later revision follows the newest one that the ledger has: an operator may have corrected an earlier one meanwhile.</summary>
    public static async Task<string> FollowAsync(WriteUnit unit, Fact fact, CancellationToken ct) =>
        Enqueue(unit, fact.Revision == 1 ? fact : fact with { Revision = Math.Max(fact.Revision, await LedgerRows.LatestRevisionAsync(unit, fact.Platform, fact.BusinessKey, ct).ConfigureAwait(false) + 1) });

    /// <summary>
    /// Leases up to <paramref name="count"/> due deliveries of a platform, departments in turn, and stores an attempt for each.
    /// First gives back those whose lease is over: what became of them is unknown.
    /// </summary>
    public Task<IReadOnlyList<LeasedDelivery>> ClaimDueAsync(ClaimTerms terms, int count, CancellationToken ct) => store.Writes.RunAsync(
        Actor,
        async (unit, token) =>
        {
            var now = await clock.NowAsync(unit, token).ConfigureAwait(false);
            await RecoverAsync(unit, terms, now, token).ConfigureAwait(false);
            return await ClaimAsync(unit, (terms, now, count), token).ConfigureAwait(false);
        },
        ct);

    /// <summary>Records how acts ended, all of <paramref name="outcomes"/> in one transaction. Returns how many still counted; the rest came from leases that others have taken over.</summary>
    public Task<int> CompleteAsync(IReadOnlyList<ActOutcome> outcomes, DeliveryPolicy policy, CancellationToken ct) => store.Writes.RunAsync(
        Actor,
        async (unit, token) =>
        {
            var now = await clock.NowAsync(unit, token).ConfigureAwait(false);
            // In one order, so that two replicas recording at once cannot wait for each other's rows.
            var moves = outcomes.OrderBy(outcome => outcome.Delivery.Id, StringComparer.Ordinal)
                .Select(outcome => Move(outcome.Delivery, outcome.Event with { At = now, Spread = Spread() }, policy)).ToList();
            var counted = await LedgerRows.MoveAsync(unit, moves, token).ConfigureAwait(false);
            await LedgerRows.EndAttemptsAsync(unit, [.. outcomes.Where(outcome => counted.Contains(outcome.Delivery.Id))], token).ConfigureAwait(false);
            return counted.Count;
        },
        ct);

    private async Task RecoverAsync(WriteUnit unit, ClaimTerms terms, long now, CancellationToken ct)
    {
        var alone = store.Provider == StoreProvider.Sqlite;
        var rows = await LedgerRows.LeaseOverAsync(unit, (terms.Platform, Owner, alone, now, RecoveredAtOnce), ct).ConfigureAwait(false);
        var moves = rows.ConvertAll(row => Move(
            row,
            new DeliveryEvent.LeaseOver(alone && row.Row.Owner != Owner) { At = now, Spread = Spread(), Reason = "本桥在这次投递途中中断，平台是否收到尚不清楚" },
            terms.Policy));
        await LedgerRows.MoveAsync(unit, moves, ct).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<LeasedDelivery>> ClaimAsync(WriteUnit unit, (ClaimTerms Terms, long Now, int Count) of, CancellationToken ct)
    {
        var claim = new DeliveryClaim(of.Terms, new DeliveryEvent.Claimed(Owner, of.Now + of.Terms.LeaseMilliseconds) { At = of.Now },
            await LedgerRows.LooksFirstAsync(unit, ct).ConfigureAwait(false));
        var leased = new List<LeasedDelivery>();
        var departments = await LedgerRows.WaitingDepartmentsAsync(unit, of.Terms.Platform, ct).ConfigureAwait(false);
        var turns = new DepartmentTurns(departments, _lastDepartment);
        while (leased.Count < of.Count && turns.Next(of.Count - leased.Count) is var (department, share))
        {
            var (found, taken) = await claim.TakeAsync(unit, department, share, ct).ConfigureAwait(false);
            leased.AddRange(taken);
            turns.Gave(department, found == share);
            _lastDepartment = department;
        }
        return leased;
    }

    private static DeliveryMove Move(LeasedDelivery delivery, DeliveryEvent happened, DeliveryPolicy policy)
    {
        var step = DeliveryGraph.Next(delivery.Row, happened, policy);
        var error = step.To.State == DeliveryState.Held ? happened.Reason + "；已停止自动处理，请人工核实" : happened.Reason;
        return new DeliveryMove(delivery.Id, [step], error);
    }

    private static int Spread() => RandomNumberGenerator.GetInt32(1001);
}
