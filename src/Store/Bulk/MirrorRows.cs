using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Bulk;

/// <summary>Mirrored rows come by the hundred thousand: moved by one statement, deleted in slices, never tracked.</summary>
internal static class MirrorRows
{
    /// <summary>Deletes at most <paramref name="most"/> rows of snapshots that neither serve nor are being built nor wait for a decision, and says how many.</summary>
    public static async Task<int> SweepAsync<T>(WriteUnit unit, string job, int most, CancellationToken ct) where T : class, IMirrored
    {
        var (table, place) = (TableOf<T>(unit), unit.OnPostgres ? "ctid" : "rowid");
        // From snapshot to snapshot through the primary key: one step a snapshot, however many rows there are.
        var dead = await unit.Command($"""
            WITH RECURSIVE built(snapshot) AS (
                SELECT min(snapshot) FROM {table}
                UNION ALL
                SELECT (SELECT min(m.snapshot) FROM {table} m WHERE m.snapshot > built.snapshot) FROM built WHERE built.snapshot IS NOT NULL)
            SELECT snapshot FROM built WHERE snapshot IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM mirror_head head WHERE head.job = @job AND head.snapshot = built.snapshot)
              AND NOT EXISTS (SELECT 1 FROM sync_run run WHERE run.id = built.snapshot AND (run.ended_at IS NULL OR run.state = @held))
            """, ("@job", job), ("@held", (int)SyncRunState.Held)).ReadAsync(row => row.GetInt64(0), ct).ConfigureAwait(false);
        return dead.Count == 0
            ? 0
            : await unit.Command($"DELETE FROM {table} WHERE {place} IN (SELECT {place} FROM {table} WHERE snapshot = @dead LIMIT @most)", ("@dead", dead[0]), ("@most", most))
                .RunAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Puts the rows of a run of changes in the place of those that serve, and takes the retired ones away.</summary>
    public static async Task MoveAsync<T>(WriteUnit unit, long run, long snapshot, CancellationToken ct) where T : class, IMirrored
    {
        var table = TableOf<T>(unit);
        await unit.Command($"""
            DELETE FROM {table} WHERE snapshot = @snapshot
              AND id IN (SELECT id FROM {table} WHERE snapshot = @run UNION ALL SELECT id FROM retired_row WHERE sync_run = @run)
            """, ("@snapshot", snapshot), ("@run", run)).RunAsync(ct).ConfigureAwait(false);
        await unit.Command($"UPDATE {table} SET snapshot = @snapshot WHERE snapshot = @run", ("@snapshot", snapshot), ("@run", run)).RunAsync(ct).ConfigureAwait(false);
    }

    private static string TableOf<T>(WriteUnit unit) => unit.Db.Model.FindEntityType(typeof(T))!.GetTableName()!;
}
