using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>Keeps what pages show of 结构漂移.</summary>
internal static class SchemaDrifts
{
    /// <summary>So many departures of one list are kept; a platform that sends ever new names fills no table.</summary>
    private const int Most = 100;

    public static async Task SeeAsync(WriteUnit unit, SyncRun run, IReadOnlyList<FieldDrift> drifts, CancellationToken ct)
    {
        if (drifts.Count == 0)
            return;
        var known = await unit.Db.Set<SchemaDrift>().Where(drift => drift.Job == run.Job).ToListAsync(ct).ConfigureAwait(false);
        var now = unit.Clock.GetUtcNow();
        foreach (var drift in drifts)
        {
            var kept = known.Find(earlier => earlier.Field == drift.Field && earlier.Kind == drift.Kind);
            if (kept is null && known.Count == Most)
                continue;
            if (kept is null)
            {
                kept = new SchemaDrift { Job = run.Job, Field = drift.Field, Kind = drift.Kind, FirstRun = run.Id, FirstSeenAt = now };
                known.Add(kept);
                unit.Db.Add(kept);
            }
            kept.See(run.Id, now, drift);
        }
    }
}
