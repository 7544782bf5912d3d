using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>Asks for runs and claims them.</summary>
public static class SyncRuns
{
    /// <summary>The run of <paramref name="job"/> that is not over, or a new one. It has its id when this returns.</summary>
    /// <param name="unit">The unit in which it is stored.</param>
    /// <param name="job">One of <see cref="PullJobs"/>.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<SyncRun> RequestAsync(WriteUnit unit, string job, CancellationToken ct)
    {
        var run = await unit.Db.Set<SyncRun>().SingleOrDefaultAsync(known => known.Job == job && known.EndedAt == null, ct).ConfigureAwait(false);
        if (run is not null)
            return run;
        run = SyncRun.Request(job, unit.Clock.GetUtcNow());
        unit.Db.Add(run);
        await unit.Db.SaveChangesAsync(ct).ConfigureAwait(false);
        unit.Audit("sync-run.request", $"syncRuns/{run.Id}", ("job", job));
        return run;
    }

    /// <summary>Whether a run is not over.</summary>
    public static Task<bool> AnyOpenAsync(BridgeDb db, CancellationToken ct) => db.Set<SyncRun>().AnyAsync(run => run.EndedAt == null, ct);

    /// <summary>Claims every run that nobody holds: asked for, waited out, or left by a worker that died.</summary>
    /// <param name="unit">The unit in which they are claimed.</param>
    /// <param name="clock">Real time.</param>
    /// <param name="owner">This process.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<IReadOnlyList<LeasedRun>> ClaimAsync(WriteUnit unit, LeaseClock clock, string owner, TimeSpan lease, CancellationToken ct)
    {
        var now = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        // One process owns an SQLite file, so that a lease of another one is a dead one's.
        var alone = !unit.OnPostgres;
        var runs = await unit.Db.Set<SyncRun>()
            .Where(run => run.EndedAt == null && (run.LeaseUntil <= now || (alone && run.LeaseOwner != owner)))
            .OrderBy(run => run.Id).ToListAsync(ct).ConfigureAwait(false);
        foreach (var run in runs)
        {
            if (run.State == SyncRunState.Requested)
                unit.Audit("sync-run.begin", $"syncRuns/{run.Id}", ("job", run.Job));
            run.Claim(owner, now + (long)lease.TotalMilliseconds);
        }
        return [.. runs.Select(run => new LeasedRun(run.Id, run.Job, run.Fence, run.NextPage))];
    }
}
