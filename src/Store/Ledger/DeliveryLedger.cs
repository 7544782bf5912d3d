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
    public string Enqueue(WriteUnit unit, Fact fact)
    {
        var now = unit.Clock.GetUtcNow();
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Platform = fact.Platform,
            Kind = fact.Kind,
            BusinessKey = fact.BusinessKey,
            Revision = fact.Revision,
            Department = fact.Department,
            Body = fact.CanonicalBody,
            Digest = Convert.ToHexStringLower(SHA256.HashData(fact.CanonicalBody)),
            State = DeliveryState.Pending,
            CreatedAt = now,
            UpdatedAt = now,
            NotBefore = clock.HostNow(),
        };
        unit.Db.Add(delivery);
        unit.Audit("delivery.enqueue", $"deliveries/{delivery.Id}", ("kind", fact.Kind), ("platform", fact.Platform), ("revision", fact.Revision), ("digest", delivery.Digest));
        return delivery.Id;
    }

    /// <summary>
    /// Leases up to <paramref name="count"/> due deliveries of a platform, departments in turn, and stores an attempt for each.
    /// First gives back those whose lease is over: what became of them is unknown.
    /// </summary>
    public async Task<IReadOnlyList<LeasedDelivery>> ClaimDueAsync(ClaimTerms terms, int count, CancellationToken ct)
    {
        await RecoverAsync(terms, ct).ConfigureAwait(false);
        return await store.Writes.RunAsync(Actor, (unit, token) => ClaimAsync(unit, terms, count, token), ct).ConfigureAwait(false);
    }

    /// <summary>Records how acts ended, all of <paramref name="outcomes"/> in one transaction. Returns how many still counted; the rest came from leases that others have taken over.</summary>
    public Task<int> CompleteAsync(IReadOnlyList<ActOutcome> outcomes, DeliveryPolicy policy, CancellationToken ct) =>
        store.Writes.RunAsync(Actor, (unit, token) => RecordAsync(unit, outcomes, policy, token), ct);

    private async Task RecoverAsync(ClaimTerms terms, CancellationToken ct)
    {
        while (await store.Writes.RunAsync(Actor, (unit, token) => RecoverSomeAsync(unit, terms, token), ct).ConfigureAwait(false) == RecoveredAtOnce)
        {
        }
    }

    private async Task<int> RecoverSomeAsync(WriteUnit unit, ClaimTerms terms, CancellationToken ct)
    {
        var now = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        var alone = store.Provider == StoreProvider.Sqlite;
        var over = await LedgerRows.LeaseOverAsync(unit, (terms.Platform, Owner, alone, now, RecoveredAtOnce), ct).ConfigureAwait(false);
        foreach (var row in over)
        {
            var lost = new DeliveryEvent.LeaseOver(alone && row.Row.Owner != Owner) { At = now, Spread = Spread(), Reason = "本桥在这次投递途中中断，是否送达尚不清楚，将按规定核实后再处理" };
            await LedgerRows.MoveAsync(unit, row.Id, (DeliveryGraph.Next(row.Row, lost, terms.Policy), lost.Reason), ct).ConfigureAwait(false);
        }
        return over.Count;
    }

    private async Task<IReadOnlyList<LeasedDelivery>> ClaimAsync(WriteUnit unit, ClaimTerms terms, int count, CancellationToken ct)
    {
        var now = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        var claim = new DeliveryEvent.Claimed(Owner, now + terms.LeaseMilliseconds) { At = now };
        var leased = new List<LeasedDelivery>();
        var departments = await LedgerRows.WaitingDepartmentsAsync(unit, terms.Platform, ct).ConfigureAwait(false);
        var turn = new DepartmentTurns(departments, _lastDepartment);
        while (leased.Count < count && turn.Next(count - leased.Count) is var (department, share))
        {
            var due = await LedgerRows.DueAsync(unit, (terms.Platform, department, now, share), ct).ConfigureAwait(false);
            foreach (var row in due)
            {
                if (await LeaseAsync(unit, row, (claim, terms.Policy), ct).ConfigureAwait(false) is { } lease)
                    leased.Add(lease);
            }
            turn.Gave(department, due.Count == share);
            _lastDepartment = department;
        }
        return leased;
    }

    private static async Task<LeasedDelivery?> LeaseAsync(WriteUnit unit, LeasedDelivery row, (DeliveryEvent.Claimed Claim, DeliveryPolicy Policy) by, CancellationToken ct)
    {
        var move = DeliveryGraph.Next(row.Row, by.Claim, by.Policy);
        if (!await LedgerRows.MoveAsync(unit, row.Id, (move, null), ct).ConfigureAwait(false))
            return null;
        var leased = row with { Row = move.To };
        await LedgerRows.BeginAttemptAsync(unit, leased, ct).ConfigureAwait(false);
        return leased;
    }

    private async Task<int> RecordAsync(WriteUnit unit, IReadOnlyList<ActOutcome> outcomes, DeliveryPolicy policy, CancellationToken ct)
    {
        var now = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        var counted = 0;
        foreach (var outcome in outcomes.OrderBy(outcome => outcome.Delivery.Id, StringComparer.Ordinal))
        {
            var happened = outcome.Event with { At = now, Spread = Spread() };
            var move = DeliveryGraph.Next(outcome.Delivery.Row, happened, policy);
            if (!await LedgerRows.MoveAsync(unit, outcome.Delivery.Id, (move, happened.Reason), ct).ConfigureAwait(false))
                continue;
            await LedgerRows.EndAttemptAsync(unit, outcome, ct).ConfigureAwait(false);
            counted++;
        }
        return counted;
    }

    private static int Spread() => RandomNumberGenerator.GetInt32(1001);
}
