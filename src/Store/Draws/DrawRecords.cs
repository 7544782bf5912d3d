using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Draws;

/// <summary>Keeps what a draw froze and what it drew (抽取存档): written once, in the transaction of the act, never changed.</summary>
public static class DrawRecords
{
    private const int PieceSize = 4 << 20;

    /// <summary>Keeps the frozen draw.</summary>
    public static async Task KeepFrozenAsync(WriteUnit unit, string drawId, FrozenDraw frozen, CancellationToken ct)
    {
        // A target takes a little more than its id: with room enough at once, the file is not copied while it grows.
        using var file = new MemoryStream((int)Math.Min(Array.MaxLength, (1 << 16) + frozen.Inputs.Frame.Count * 24L));
        FrozenFile.Write(file, frozen.Inputs);
        var pieces = Enumerable.Range(0, (int)((file.Length + PieceSize - 1) / PieceSize)).Select(number => new FrozenPiece
        {
            DrawId = drawId,
            Number = number,
            Content = file.GetBuffer().AsSpan(number * PieceSize, (int)Math.Min(PieceSize, file.Length - (long)number * PieceSize)).ToArray(),
        });
        await BulkRows.InsertAsync(unit, pieces, ct).ConfigureAwait(false);
    }

    /// <summary>The frozen draw again. Cost grows with the number of targets.</summary>
    public static async Task<FrozenDraw> ThawAsync(BridgeDb db, string drawId, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await foreach (var piece in db.Set<FrozenPiece>().AsNoTracking().Where(piece => piece.DrawId == drawId).OrderBy(piece => piece.Number).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            file.Write(piece.Content);
        return FrozenDraw.Freeze(FrozenFile.Read(file.GetBuffer().AsSpan(0, (int)file.Length)));
    }

    /// <summary>Keeps who is inspected and who inspects.</summary>
    public static async Task KeepOutcomeAsync(WriteUnit unit, string drawId, DrawOutcome outcome, CancellationToken ct)
    {
        await BulkRows.InsertAsync(unit, outcome.Drawn.Select((entry, i) => new DrawnRow { DrawId = drawId, Rank = i + 1, Target = entry.Id }), ct).ConfigureAwait(false);
        await BulkRows.InsertAsync(unit, outcome.Assignments.Select((seat, i) => new SeatRow
        {
            DrawId = drawId,
            Number = i + 1,
            Target = seat.Target,
            Department = seat.Department,
            Inspector = seat.Inspector,
        }), ct).ConfigureAwait(false);
    }

    /// <summary>Keeps the tasks of a confirmed draw: as many as it drew, so they are never tracked.</summary>
    public static async Task KeepTasksAsync(WriteUnit unit, IReadOnlyList<InspectionTask> tasks, CancellationToken ct)
    {
        await BulkRows.InsertAsync(unit, tasks, ct).ConfigureAwait(false);
        await BulkRows.InsertOwnedAsync(unit, tasks, task => task.Parts, ct).ConfigureAwait(false);
    }

    /// <summary>Ids of the drawn, by their bytes: never by ticket.</summary>
    public static IQueryable<string> Drawn(BridgeDb db, string drawId) =>
        db.Set<DrawnRow>().Where(row => row.DrawId == drawId).Select(row => row.Target).OrderBy(target => target);

    /// <summary>How often each target was drawn in the standing draws of plans of <paramref name="year"/>; targets never drawn are absent.</summary>
    public static async Task<Dictionary<string, int>> TimesDrawnAsync(BridgeDb db, int year, CancellationToken ct)
    {
        DrawState[] standing = [DrawState.Drawn, DrawState.Confirmed];
        var drawn = from draw in db.Set<Draw>()
                    join plan in db.Set<InspectionPlan>() on draw.PlanId equals plan.Id
                    join row in db.Set<DrawnRow>() on draw.Id equals row.DrawId
                    where plan.Year == year && standing.Contains(draw.State)
                    group row by row.Target into times
                    select new { times.Key, Count = times.Count() };
        return await drawn.ToDictionaryAsync(times => times.Key, times => times.Count, ct).ConfigureAwait(false);
    }
}
