using ChangliBridge.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>The switch of one kind of row.</summary>
internal sealed class SnapshotSwitch<T> : SnapshotSwitch where T : class, IMirrored
{
    public override async Task<int> CountAfterAsync(WriteUnit unit, SyncRun run, MirrorHead? head, CancellationToken ct)
    {
        if (run.Kind == RunKind.Full || head is null)
            return run.Rows;
        var coming = await unit.Db.Set<T>().CountAsync(row => row.Snapshot == run.Id, ct).ConfigureAwait(false);
        return head.Rows + coming - await Going(unit.Db, run, head).CountAsync(ct).ConfigureAwait(false);
    }

    public override async Task ApplyAsync(WriteUnit unit, SyncRun run, MirrorHead? head, CancellationToken ct)
    {
        var now = unit.Clock.GetUtcNow();
        await QuarantinedRows.TakeOverAsync<T>(unit, run, ct).ConfigureAwait(false);
        // Most nights bring what serves already: then nothing need be compared.
        if (head is not null && head.Digest != run.Digest && typeof(T) == typeof(MirroredGrade))
            await PastGrades.KeepAsync(unit, run, head, ct).ConfigureAwait(false);
        if (head is null)
            unit.Db.Add(head = new MirrorHead { Job = run.Job });
        head.Serve(run, run.Kind == RunKind.Full ? (run.Id, run.Rows, ContentDigest.Parse(run.Digest)) : await ApplyChangesAsync(unit, run, head, ct).ConfigureAwait(false), now);
        await unit.Db.Set<RetiredRow>()
            .Where(row => row.SyncRun <= run.Id && unit.Db.Set<SyncRun>().Any(known => known.Id == row.SyncRun && known.Job == run.Job))
            .ExecuteDeleteAsync(ct).ConfigureAwait(false);
    }

    public override Task<(int Rows, ContentDigest Digest)> MeasureAsync(BridgeDb db, long snapshot, CancellationToken ct) =>
        MeasureAsync(db.Set<T>().Where(row => row.Snapshot == snapshot), ct);

    private static async Task<(long Snapshot, int Rows, ContentDigest Digest)> ApplyChangesAsync(WriteUnit unit, SyncRun run, MirrorHead head, CancellationToken ct)
    {
        var going = await MeasureAsync(Going(unit.Db, run, head), ct).ConfigureAwait(false);
        var coming = await MeasureAsync(unit.Db.Set<T>().Where(row => row.Snapshot == run.Id), ct).ConfigureAwait(false);
        await MirrorRows.MoveAsync<T>(unit, run.Id, head.Snapshot, ct).ConfigureAwait(false);
        return (head.Snapshot, head.Rows - going.Rows + coming.Rows, ContentDigest.Parse(head.Digest).Minus(going.Digest).Plus(coming.Digest));
    }

    // The rows that serve and are replaced or taken away by a run of changes.
    private static IQueryable<T> Going(BridgeDb db, SyncRun run, MirrorHead head)
    {
        var touched = db.Set<T>().Where(row => row.Snapshot == run.Id).Select(row => row.Id)
            .Concat(db.Set<RetiredRow>().Where(row => row.SyncRun == run.Id).Select(row => row.Id));
        return db.Set<T>().Where(row => row.Snapshot == head.Snapshot && touched.Contains(row.Id));
    }

    private static async Task<(int Rows, ContentDigest Digest)> MeasureAsync(IQueryable<T> rows, CancellationToken ct)
    {
        var (count, sum, digest) = (0, default(ContentDigest), new RowDigest());
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            count++;
            sum = sum.Plus(digest.Of(row));
        }
        return (count, sum);
    }
}
