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

    private readonly DeliveryIds _ids = new();
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
            Id = _ids.Next(now),
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
    public Task<int> CompleteAsync(IReadOnlyList<ActOutcome> outcomes, DeliveryPolicy policy, CancellationToken ct) =>
        store.Writes.RunAsync(Actor, (unit, token) => RecordAsync(unit, outcomes, policy, token), ct);

    private async Task RecoverAsync(WriteUnit unit, ClaimTerms terms, long now, CancellationToken ct)
    {
        var alone = store.Provider == StoreProvider.Sqlite;
        foreach (var row in await LedgerRows.LeaseOverAsync(unit, (terms.Platform, Owner, alone, now, RecoveredAtOnce), ct).ConfigureAwait(false))
        {
            var lost = new DeliveryEvent.LeaseOver(alone && row.Row.Owner != Owner) { At = now, Spread = Spread(), Reason = "本桥在这次投递途中中断，平台是否收到尚不清楚" };
            await MoveAsync(unit, row, lost, (terms.Policy, ct)).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<LeasedDelivery>> ClaimAsync(WriteUnit unit, (ClaimTerms Terms, long Now, int Count) of, CancellationToken ct)
    {
        var claim = new DeliveryEvent.Claimed(Owner, of.Now + of.Terms.LeaseMilliseconds) { At = of.Now };
        var leased = new List<LeasedDelivery>();
        var departments = await LedgerRows.WaitingDepartmentsAsync(unit, of.Terms.Platform, ct).ConfigureAwait(false);
        var turns = new DepartmentTurns(departments, _lastDepartment);
        while (leased.Count < of.Count && turns.Next(of.Count - leased.Count) is var (department, share))
        {
            var due = await LedgerRows.DueAsync(unit, (of.Terms.Platform, department, of.Now, share), ct).ConfigureAwait(false);
            foreach (var row in due)
            {
                if (await LeaseAsync(unit, row, (claim, of.Terms.Policy), ct).ConfigureAwait(false) is { } lease)
                    leased.Add(lease);
            }
            turns.Gave(department, due.Count == share);
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
        // In one order, so that two replicas recording at once cannot wait for each other's rows.
        foreach (var outcome in outcomes.OrderBy(outcome => outcome.Delivery.Id, StringComparer.Ordinal))
        {
            if (!await MoveAsync(unit, outcome.Delivery, outcome.Event with { At = now, Spread = Spread() }, (policy, ct)).ConfigureAwait(false))
                continue;
            await LedgerRows.EndAttemptAsync(unit, outcome, ct).ConfigureAwait(false);
            counted++;
        }
        return counted;
    }

    private static Task<bool> MoveAsync(WriteUnit unit, LeasedDelivery delivery, DeliveryEvent happened, (DeliveryPolicy Policy, CancellationToken Cancelled) by)
    {
        var move = DeliveryGraph.Next(delivery.Row, happened, by.Policy);
        var error = move.To.State == DeliveryState.Held ? happened.Reason + "；已停止自动处理，请人工核实" : happened.Reason;
        return LedgerRows.MoveAsync(unit, delivery.Id, (move, error), by.Cancelled);
    }

    private static int Spread() => RandomNumberGenerator.GetInt32(1001);
}
