using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Bulk;

/// <summary>Mirrored rows come by the hundred thousand: inserted in bulk, moved by one statement, deleted in slices, never tracked. Tags go with the targets that carry them.</summary>
internal static class MirrorRows
{
    /// <summary>Inserts rows of a snapshot.</summary>
    public static async Task InsertAsync<T>(WriteUnit unit, IReadOnlyList<T> rows, CancellationToken ct) where T : class, IMirrored
    {
        await BulkRows.InsertAsync(unit, rows, ct).ConfigureAwait(false);
        if (rows is IReadOnlyList<MirroredTarget> targets)
            await BulkRows.InsertAsync(unit, targets.SelectMany(CarriedTag.Of), ct).ConfigureAwait(false);
    }

    /// <summary>Deletes the rows of a snapshot that is not complete: those with one of the keys, or all where there is no list of keys.</summary>
    public static async Task DropAsync<T>(WriteUnit unit, long snapshot, IReadOnlyList<string>? ids, CancellationToken ct) where T : class, IMirrored
    {
        var (rows, tags) = (unit.Db.Set<T>().Where(row => row.Snapshot == snapshot), unit.Db.Set<CarriedTag>().Where(row => row.Snapshot == snapshot));
        if (ids is not null)
            (rows, tags) = (rows.Where(row => ids.Contains(row.Id)), tags.Where(row => ids.Contains(row.TargetId)));
        await rows.ExecuteDeleteAsync(ct).ConfigureAwait(false);
        if (typeof(T) == typeof(MirroredTarget))
            await tags.ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }

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
        if (dead.Count == 0)
            return 0;
        // Tags first: without its targets the snapshot would not be found again.
        var tags = typeof(T) == typeof(MirroredTarget) ? await DeleteAsync("carried_tag").ConfigureAwait(false) : 0;
        return tags > 0 ? tags : await DeleteAsync(table).ConfigureAwait(false);

        Task<int> DeleteAsync(string from) =>
            unit.Command($"DELETE FROM {from} WHERE {place} IN (SELECT {place} FROM {from} WHERE snapshot = @dead LIMIT @most)", ("@dead", dead[0]), ("@most", most)).RunAsync(ct);
    }

    /// <summary>Puts the rows of a run of changes in the place of those that serve, and takes the retired ones away.</summary>
    public static async Task MoveAsync<T>(WriteUnit unit, long run, long snapshot, CancellationToken ct) where T : class, IMirrored
    {
        var own = TableOf<T>(unit);
        if (typeof(T) == typeof(MirroredTarget))
            await MoveAsync("carried_tag", "target_id").ConfigureAwait(false);
        await MoveAsync(own, "id").ConfigureAwait(false);

        async Task MoveAsync(string table, string id)
        {
            await unit.Command($"""
                DELETE FROM {table} WHERE snapshot = @snapshot
                  AND {id} IN (SELECT id FROM {own} WHERE snapshot = @run UNION ALL SELECT id FROM retired_row WHERE sync_run = @run)
                """, ("@snapshot", snapshot), ("@run", run)).RunAsync(ct).ConfigureAwait(false);
            await unit.Command($"UPDATE {table} SET snapshot = @snapshot WHERE snapshot = @run", ("@snapshot", snapshot), ("@run", run)).RunAsync(ct).ConfigureAwait(false);
        }
    }

    private static string TableOf<T>(WriteUnit unit) => unit.Db.Model.FindEntityType(typeof(T))!.GetTableName()!;
}
