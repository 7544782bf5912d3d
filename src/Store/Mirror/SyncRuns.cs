using System.Globalization;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>Asks for runs, claims them and decides over held ones.</summary>
public static class SyncRuns
{
    /// <summary>The run of <paramref name="job"/> that is not over, or a new one of the whole list. It has its id when this returns.</summary>
    /// <param name="unit">The unit in which it is stored.</param>
    /// <param name="job">One of <see cref="PullJobs"/>.</param>
    /// <param name="ct">Gives up.</param>
    public static Task<SyncRun> RequestAsync(WriteUnit unit, string job, CancellationToken ct) => RequestAsync(unit, job, RunKind.Full, ct);

    /// <summary>The run of <paramref name="job"/> that is not over, whatever its kind, or a new one. It has its id when this returns.</summary>
    public static async Task<SyncRun> RequestAsync(WriteUnit unit, string job, RunKind kind, CancellationToken ct)
    {
        var run = await unit.Db.Set<SyncRun>().SingleOrDefaultAsync(known => known.Job == job && known.EndedAt == null, ct).ConfigureAwait(false);
        if (run is not null)
            return run;
        run = SyncRun.Request(job, kind, unit.Clock.GetUtcNow());
        unit.Db.Add(run);
        // Two replicas at once: one meets the unique index, and its unit runs again and finds the other's row.
        await unit.Db.SaveChangesAsync(ct).ConfigureAwait(false);
        unit.Audit("sync-run.request", $"syncRuns/{run.Id}", ("job", job), ("kind", kind.ToString()));
        return run;
    }

    /// <summary>What the calendar must know of a job. Asked in the transaction that asks for the run, so that two ticks cannot both find it due.</summary>
    /// <param name="db">Where the runs are.</param>
    /// <param name="job">One of <see cref="PullJobs"/>.</param>
    /// <param name="now">The bridge's time; what was asked for later than now, before the clock was set back, does not count.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<RunHistory> HistoryAsync(BridgeDb db, string job, DateTimeOffset now, CancellationToken ct)
    {
        var runs = db.Set<SyncRun>().AsNoTracking().Where(run => run.Job == job);
        var past = runs.Where(run => run.RequestedAt <= now);
        var head = await db.Set<MirrorHead>().AsNoTracking().SingleOrDefaultAsync(known => known.Job == job, ct).ConfigureAwait(false);
        return new RunHistory
        {
            Open = await runs.AnyAsync(run => run.EndedAt == null, ct).ConfigureAwait(false),
            Held = await runs.AnyAsync(run => run.State == SyncRunState.Held, ct).ConfigureAwait(false),
            TakesChanges = head is { TakesChanges: true },
            LastAsked = await NewestAsync(past, ct).ConfigureAwait(false),
            LastFull = await NewestAsync(past.Where(run => run.Kind == RunKind.Full
                && (run.State == SyncRunState.Succeeded || run.State == SyncRunState.Held || run.State == SyncRunState.Rejected)), ct).ConfigureAwait(false),
        };
    }

    /// <summary>Whether a run is not over.</summary>
    public static Task<bool> AnyOpenAsync(BridgeDb db, CancellationToken ct) => db.Set<SyncRun>().AnyAsync(run => run.EndedAt == null, ct);

    /// <summary>
    /// Claims every run that nobody holds: asked for, waited out, or left by a worker that died. Leases go by the clock of the database;
    /// of two claimers at once one finds the row's version changed, and its unit runs again and sees the other's lease.
    /// </summary>
    /// <param name="unit">The unit in which they are claimed.</param>
    /// <param name="clock">Real time.</param>
    /// <param name="terms">Who claims, and for how long.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<IReadOnlyList<LeasedRun>> ClaimAsync(WriteUnit unit, LeaseClock clock, RunTerms terms, CancellationToken ct)
    {
        var now = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        var owner = terms.Owner;
        // One process owns an SQLite file, so that a lease of another one is a dead one's.
        var alone = !unit.OnPostgres;
        var runs = await unit.Db.Set<SyncRun>()
            .Where(run => run.EndedAt == null && (run.LeaseUntil <= now || (alone && run.LeaseOwner != owner)))
            .OrderBy(run => run.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var run in runs)
        {
            if (run.State == SyncRunState.Requested)
                await BeginAsync(unit, run, terms, ct).ConfigureAwait(false);
            run.Claim(owner, now + (long)terms.Lease.TotalMilliseconds);
        }
        return [.. runs.Select(run => run.Leased())];
    }

    /// <summary>A held snapshot serves after all.</summary>
    /// <param name="unit">The unit in which it is switched.</param>
    /// <param name="run">The held run, tracked.</param>
    /// <param name="decision">Who decided, and why.</param>
    /// <param name="scheme">The grade scheme in force.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task ApproveAsync(WriteUnit unit, SyncRun run, (string By, string Reason) decision, GradeScheme scheme, CancellationToken ct)
    {
        var head = await unit.Db.Set<MirrorHead>().SingleOrDefaultAsync(head => head.Job == run.Job, ct).ConfigureAwait(false);
        await EarlyWarnings.MakeAsync(unit, run, head, scheme, ct).ConfigureAwait(false);
        await SnapshotSwitch.Of(run.Job).ApplyAsync(unit, run, head, ct).ConfigureAwait(false);
        run.Decide(SyncRunState.Succeeded, decision, unit.Clock.GetUtcNow());
        unit.Audit("sync-run.approve", $"syncRuns/{run.Id}", ("job", run.Job), ("rows", run.Rows), ("reason", decision.Reason));
    }

    /// <summary>A held snapshot is dropped; its rows are swept with the next run.</summary>
    /// <param name="unit">The unit in which it is decided.</param>
    /// <param name="run">The held run, tracked.</param>
    /// <param name="decision">Who decided, and why.</param>
    public static void Reject(WriteUnit unit, SyncRun run, (string By, string Reason) decision)
    {
        run.Decide(SyncRunState.Rejected, decision, unit.Clock.GetUtcNow());
        unit.Audit("sync-run.reject", $"syncRuns/{run.Id}", ("job", run.Job), ("reason", decision.Reason));
    }

    private static async Task BeginAsync(WriteUnit unit, SyncRun run, RunTerms terms, CancellationToken ct)
    {
        if (run.Kind == RunKind.Changes)
        {
            var head = await unit.Db.Set<MirrorHead>().AsNoTracking().SingleOrDefaultAsync(head => head.Job == run.Job, ct).ConfigureAwait(false);
            if (head is { TakesChanges: true, AsOf: { } asOf } && terms.WithChanges.Contains(run.Job))
                run.ChangesFrom((asOf - terms.Overlap).UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            else
                run.TurnFull("");
        }
        unit.Audit("sync-run.begin", $"syncRuns/{run.Id}", ("job", run.Job), ("kind", run.Kind.ToString()));
    }

    private static Task<DateTimeOffset?> NewestAsync(IQueryable<SyncRun> runs, CancellationToken ct) =>
        runs.OrderByDescending(run => run.RequestedAt).Select(run => (DateTimeOffset?)run.RequestedAt).FirstOrDefaultAsync(ct);
}
