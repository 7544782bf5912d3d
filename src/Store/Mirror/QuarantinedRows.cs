using ChangliBridge.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>Keeps and clears 隔离数据.</summary>
internal static class QuarantinedRows
{
    /// <summary>Sets the faulty rows of a page aside.</summary>
    public static Task SetAsideAsync(WriteUnit unit, SyncRun run, IReadOnlyList<RowFault> faults, CancellationToken ct) => faults.Count == 0
        ? Task.CompletedTask
        : BulkRows.InsertAsync(unit, faults.Select((fault, i) => new QuarantinedRow
        {
            SyncRun = run.Id,
            Number = run.Quarantined + i + 1,
            Key = fault.Key,
            Field = fault.Field,
            Value = fault.Value,
            Reason = fault.Reason,
        }), ct);

    /// <summary>
    /// A run that serves takes the place of earlier ones: a full one clears what they set aside, one of changes clears the keys that it touches.
    /// What somebody dealt with and comes again unchanged stays dealt with. To be called before the swap.
    /// </summary>
    public static async Task TakeOverAsync<T>(WriteUnit unit, SyncRun run, CancellationToken ct) where T : class, IMirrored
    {
        var db = unit.Db;
        var earlier = db.Set<QuarantinedRow>().Where(row => row.SyncRun < run.Id && db.Set<SyncRun>().Any(known => known.Id == row.SyncRun && known.Job == run.Job));
        foreach (var resolved in await earlier.AsNoTracking().Where(row => row.ResolvedAt != null).ToListAsync(ct).ConfigureAwait(false))
        {
            await db.Set<QuarantinedRow>()
                .Where(row => row.SyncRun == run.Id && row.Key == resolved.Key && row.Field == resolved.Field && row.Value == resolved.Value)
                .ExecuteUpdateAsync(row => row.SetProperty(known => known.Note, resolved.Note)
                    .SetProperty(known => known.ResolvedBy, resolved.ResolvedBy).SetProperty(known => known.ResolvedAt, resolved.ResolvedAt), ct).ConfigureAwait(false);
        }
        if (run.Kind == RunKind.Changes)
        {
            earlier = earlier.Where(row => db.Set<T>().Any(taken => taken.Snapshot == run.Id && taken.Id == row.Key)
                || db.Set<RetiredRow>().Any(retired => retired.SyncRun == run.Id && retired.Id == row.Key));
        }
        await earlier.ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }
}
