using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Restore;

/// <summary>恢复后先核对: sets and ends the mark that makes the ledger look up before it sends.</summary>
public static class RestoreMarks
{
    private const string Actor = "bridge";
    private const int MovedAtOnce = 1000;

    /// <summary>The mark in force; null where none is.</summary>
    public static Task<RestoreMark?> InForceAsync(BridgeDb db, CancellationToken ct) =>
        db.Set<RestoreMark>().Where(mark => mark.EndedAt == null).OrderByDescending(mark => mark.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Marks a database that was just restored, and sends every delivery that was in flight back to its beginning, to be looked up first.
    /// Returns how many those were. All of it in one transaction: a bridge that starts sees a marked database or the one before.
    /// </summary>
    /// <param name="writes">Of the restored store; no bridge serves it yet.</param>
    /// <param name="backedUpAt">When the backup was made.</param>
    /// <param name="ct">Gives up.</param>
    public static Task<int> SetAsync(WriteQueue writes, DateTimeOffset backedUpAt, CancellationToken ct) => writes.RunAsync(Actor, async (unit, token) =>
    {
        unit.Db.Add(new RestoreMark { BackedUpAt = backedUpAt, RestoredAt = unit.Clock.GetUtcNow() });
        unit.Audit("store.restore", "store", ("backedUpAt", backedUpAt.ToString("O")));
        var (moved, last) = (0, "");
        while (await LedgerRows.InFlightAsync(unit, last, MovedAtOnce, token).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            await LedgerRows.MoveAsync(unit, rows.ConvertAll(Restore), token).ConfigureAwait(false);
            (moved, last) = (moved + rows.Count, rows[^1].Id);
        }
        return moved;
    }, ct);

    /// <summary>Ends the mark in force: what was sent since the backup is known again. False where none is in force.</summary>
    /// <param name="writes">Of the store.</param>
    /// <param name="reason">Why, for the audit chain.</param>
    /// <param name="ct">Gives up.</param>
    public static Task<bool> EndAsync(WriteQueue writes, string reason, CancellationToken ct) => writes.RunAsync(Actor, async (unit, token) =>
    {
        var marks = await unit.Db.Set<RestoreMark>().Where(mark => mark.EndedAt == null).ToListAsync(token).ConfigureAwait(false);
        foreach (var mark in marks)
            mark.EndedAt = unit.Clock.GetUtcNow();
        if (marks.Count > 0)
            unit.Audit("store.reconciled", "store", ("reason", reason));
        return marks.Count > 0;
    }, ct);

    private static DeliveryMove Restore(LeasedDelivery row)
    {
        var step = DeliveryGraph.Next(row.Row, new DeliveryEvent.Restored(), DeliveryPolicy.Indifferent);
        return new DeliveryMove(row.Id, [step], "数据库由备份恢复，先向平台查询再决定是否发送");
    }
}
