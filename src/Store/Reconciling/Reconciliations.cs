using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Reconciling;

/// <summary>
/// Asks for runs of the reconciliation (对账), claims and ends them. Which days are still to be reconciled follows from the stored runs alone:
/// a day that nobody was awake for is part of the next run.
/// </summary>
public static class Reconciliations
{
    private const int ContradictionsToFail = 5;

    /// <summary>The period that the days up to <paramref name="now"/> still ask for; null where they ask for nothing.</summary>
    public static async Task<ReconciledPeriod?> DueAsync(BridgeDb db, string platform, DateTimeOffset now, CancellationToken ct)
    {
        var end = ReconciledPeriod.LastDayEnd(now);
        var daily = db.Set<Reconciliation>().Where(run => run.Platform == platform && run.Daily);
        if (await daily.AnyAsync(run => run.To >= end, ct).ConfigureAwait(false))
            return null;
        var done = await daily.Where(run => run.State == ReconciliationState.Succeeded).MaxAsync(run => (DateTimeOffset?)run.To, ct).ConfigureAwait(false);
        var from = done ?? await FirstDayAsync(db, platform, end, ct).ConfigureAwait(false);
        return new ReconciledPeriod(from, end);
    }

    /// <summary>The run of the platform that is not over, or a new one. It has its id when this returns.</summary>
    public static async Task<Reconciliation> RequestAsync(WriteUnit unit, string platform, (ReconciledPeriod Period, bool Daily) of, CancellationToken ct)
    {
        var run = await unit.Db.Set<Reconciliation>().SingleOrDefaultAsync(known => known.Platform == platform && known.EndedAt == null, ct).ConfigureAwait(false);
        if (run is not null)
            return run;
        run = Reconciliation.Request(platform, of.Period, of.Daily, unit.Clock.GetUtcNow());
        unit.Db.Add(run);
        await unit.Db.SaveChangesAsync(ct).ConfigureAwait(false);
        unit.Audit("reconciliation.request", NameOf(run.Id), ("platform", platform), ("from", of.Period.From), ("to", of.Period.To), ("daily", of.Daily));
        return run;
    }

    /// <summary>Asks for what the days still ask for.</summary>
    public static async Task<bool> RequestDueAsync(WriteUnit unit, string platform, CancellationToken ct)
    {
        if (await DueAsync(unit.Db, platform, unit.Clock.GetUtcNow(), ct).ConfigureAwait(false) is not { } period)
            return false;
        var run = await RequestAsync(unit, platform, (period, true), ct).ConfigureAwait(false);
        return run.Daily;
    }

    /// <summary>Whether a run is not over.</summary>
    public static Task<bool> AnyOpenAsync(BridgeDb db, CancellationToken ct) => db.Set<Reconciliation>().AnyAsync(run => run.EndedAt == null, ct);

    /// <summary>Claims every run that nobody holds: asked for, waited out, or left by a worker that died.</summary>
    /// <param name="unit">The unit in which they are claimed.</param>
    /// <param name="clock">Real time.</param>
    /// <param name="by">This process, and for how long.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<IReadOnlyList<LeasedReconciliation>> ClaimAsync(WriteUnit unit, LeaseClock clock, (string Owner, TimeSpan Lease) by, CancellationToken ct)
    {
        var now = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        // One process owns an SQLite file, so that a lease of another one is a dead one's.
        var alone = unit.Db is SqliteBridgeDb;
        var runs = await unit.Db.Set<Reconciliation>()
            .Where(run => run.EndedAt == null && (run.LeaseUntil <= now || (alone && run.LeaseOwner != by.Owner)))
            .OrderBy(run => run.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var run in runs)
            run.Claim(by.Owner, now + (long)by.Lease.TotalMilliseconds);
        return [.. runs.Select(run => new LeasedReconciliation(run.Id, run.Platform, new ReconciledPeriod(run.From, run.To), run.Fence))];
    }

    /// <summary>Keeps the run for another lease, of which zero gives it back; false where another worker has it by now.</summary>
    public static async Task<bool> KeepAsync(WriteUnit unit, LeaseClock clock, (LeasedReconciliation Run, TimeSpan Lease) of, CancellationToken ct)
    {
        if (await HeldAsync(unit, of.Run, ct).ConfigureAwait(false) is not { } run)
            return false;
        run.LeaseTo(of.Lease == TimeSpan.Zero ? 0 : await clock.NowAsync(unit, ct).ConfigureAwait(false) + (long)of.Lease.TotalMilliseconds);
        return true;
    }

    /// <summary>It did not come through: later again, but a list that goes on contradicting itself ends it.</summary>
    public static async Task<bool> PostponeAsync(WriteUnit unit, LeaseClock clock, (LeasedReconciliation Run, string Why, bool Contradicted) of, CancellationToken ct)
    {
        if (await HeldAsync(unit, of.Run, ct).ConfigureAwait(false) is not { } run)
            return false;
        run.Postpone(of.Why, of.Contradicted, await clock.NowAsync(unit, ct).ConfigureAwait(false) + RunPatience.Usual.MillisecondsAfter(run.Failures));
        if (run.Contradictions >= ContradictionsToFail)
            Fail(unit, run, of.Why);
        return true;
    }

    /// <summary>It cannot be done at all.</summary>
    public static async Task<bool> FailAsync(WriteUnit unit, LeasedReconciliation leased, string why, CancellationToken ct)
    {
        if (await HeldAsync(unit, leased, ct).ConfigureAwait(false) is not { } run)
            return false;
        Fail(unit, run, why);
        return true;
    }

    /// <summary>Every key was compared.</summary>
    public static async Task<bool> SucceedAsync(WriteUnit unit, LeasedReconciliation leased, (int Ours, int Theirs, int Findings) counted, CancellationToken ct)
    {
        if (await HeldAsync(unit, leased, ct).ConfigureAwait(false) is not { } run)
            return false;
        run.Succeed(counted, unit.Clock.GetUtcNow());
        unit.Audit("reconciliation.succeed", NameOf(run.Id), ("platform", run.Platform), ("ours", counted.Ours), ("theirs", counted.Theirs), ("findings", counted.Findings));
        return true;
    }

    private static void Fail(WriteUnit unit, Reconciliation run, string why)
    {
        run.Fail(why, unit.Clock.GetUtcNow());
        unit.Audit("reconciliation.fail", NameOf(run.Id), ("platform", run.Platform));
    }

    private static Task<Reconciliation?> HeldAsync(WriteUnit unit, LeasedReconciliation leased, CancellationToken ct) =>
        unit.Db.Set<Reconciliation>().SingleOrDefaultAsync(run => run.Id == leased.Id && run.Fence == leased.Fence && run.EndedAt == null, ct);

    private static async Task<DateTimeOffset> FirstDayAsync(BridgeDb db, string platform, DateTimeOffset end, CancellationToken ct)
    {
        var first = await db.Set<Delivery>().Where(row => row.Platform == platform).OrderBy(row => row.Id).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var yesterday = end.AddDays(-1);
        return first is { } at && at < yesterday ? ReconciledPeriod.StartOfDay(at) : yesterday;
    }

    private static string NameOf(long id) => $"reconciliations/{id}";
}
