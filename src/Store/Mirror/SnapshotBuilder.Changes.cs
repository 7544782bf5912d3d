using ChangliBridge.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>The taking of changes: rows and retired keys are put aside page by page, and applied to the snapshot that serves with the last one.</summary>
public sealed partial class SnapshotBuilder<T>
{
    /// <summary>Takes a page of changes. A row that comes again, because it changed again meanwhile, takes its own earlier place.</summary>
    public Task<PageOutcome> TakeChangesAsync(LeasedRun leased, MirrorPage<T> page, TimeSpan lease, CancellationToken ct) => WithRunAsync(leased, async (unit, run) =>
    {
        if (run.Pages > 0)
            await ForgetAsync(unit, run, [.. page.Rows.Select(row => row.Id), .. page.Retired], ct).ConfigureAwait(false);
        await MirrorRows.InsertAsync(unit, page.Rows, ct).ConfigureAwait(false);
        await BulkRows.InsertAsync(unit, page.Retired.Select(id => new RetiredRow { SyncRun = run.Id, Id = id }), ct).ConfigureAwait(false);
        await QuarantinedRows.SetAsideAsync(unit, run, page.Faults, ct).ConfigureAwait(false);
        await SchemaDrifts.SeeAsync(unit, run, page.Drifts, ct).ConfigureAwait(false);
        run.BeginsAt(page.AsOf);
        run.TakeChanges(page.Next, page.Rows.Count, page.Faults.Count);
        return page.Next is null
            ? await FinishAsync(unit, run, ct).ConfigureAwait(false)
            : await GoOnAsync(unit, run, lease, ct).ConfigureAwait(false);
    }, ct);

    private static async Task ForgetAsync(WriteUnit unit, SyncRun run, List<string> ids, CancellationToken ct)
    {
        await MirrorRows.DropAsync<T>(unit, run.Id, ids, ct).ConfigureAwait(false);
        await unit.Db.Set<RetiredRow>().Where(row => row.SyncRun == run.Id && ids.Contains(row.Id)).ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }
}
