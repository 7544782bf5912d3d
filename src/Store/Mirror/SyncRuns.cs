using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>Asks for runs.</summary>
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
}
