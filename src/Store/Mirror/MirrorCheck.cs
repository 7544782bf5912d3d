using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Mirror;

/// <summary>Recomputes a snapshot from its rows and compares it with what was kept when it was switched.</summary>
public static class MirrorCheck
{
    /// <summary>Reads every row of the snapshot that serves, from one state of the database.</summary>
    /// <returns>The head and what its rows come to; null before the first snapshot.</returns>
    public static async Task<MirrorVerdict?> VerifyAsync(BridgeDb db, string job, CancellationToken ct)
    {
        await using var reading = (await db.BeginSnapshotAsync(ct).ConfigureAwait(false)).ConfigureAwait(false);
        var head = await db.Set<MirrorHead>().AsNoTracking().SingleOrDefaultAsync(head => head.Job == job, ct).ConfigureAwait(false);
        if (head is null)
            return null;
        var (rows, digest) = await SnapshotSwitch.Of(job).MeasureAsync(db, head.Snapshot, ct).ConfigureAwait(false);
        return new MirrorVerdict(head, rows, digest.ToString());
    }
}
