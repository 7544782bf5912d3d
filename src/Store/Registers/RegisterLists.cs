using ChangliBridge.Domain.Registers;
using ChangliBridge.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Registers;

/// <summary>县级名录: each department's own lists, replaced whole by an import. Compared with the province's by <see cref="RegisterGaps"/>.</summary>
public static class RegisterLists
{
    /// <summary>What an import of targets would change.</summary>
    public static Task<RegisterChange> ChangeAsync(BridgeDb db, string department, IReadOnlyList<RegisteredTarget> rows, CancellationToken ct) =>
        ChangeAsync(db.Set<RegisteredTarget>().Where(row => row.Department == department), rows, (row => row.Key, (left, right) => left.Says(right)), ct);

    /// <summary>What an import of inspectors would change.</summary>
    public static Task<RegisterChange> ChangeAsync(BridgeDb db, string department, IReadOnlyList<RegisteredInspector> rows, CancellationToken ct) =>
        ChangeAsync(db.Set<RegisteredInspector>().Where(row => row.Department == department), rows, (row => row.Key, (left, right) => left.Says(right)), ct);

    /// <summary>Replaces the department's list of targets.</summary>
    public static async Task ReplaceAsync(WriteUnit unit, string department, IReadOnlyList<RegisteredTarget> rows, CancellationToken ct)
    {
        await unit.Db.Set<RegisteredTarget>().Where(row => row.Department == department).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await BulkRows.InsertAsync(unit, rows, ct).ConfigureAwait(false);
    }

    /// <summary>Replaces the department's list of inspectors.</summary>
    public static async Task ReplaceAsync(WriteUnit unit, string department, IReadOnlyList<RegisteredInspector> rows, CancellationToken ct)
    {
        await unit.Db.Set<RegisteredInspector>().Where(row => row.Department == department).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await BulkRows.InsertAsync(unit, rows, ct).ConfigureAwait(false);
    }

    private static async Task<RegisterChange> ChangeAsync<T>(IQueryable<T> present, IReadOnlyList<T> rows, (Func<T, string> Key, Func<T, T, bool> Same) compare, CancellationToken ct) where T : class
    {
        var known = await present.AsNoTracking().ToDictionaryAsync(compare.Key, ct).ConfigureAwait(false);
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var row in rows)
        {
            if (!known.TryGetValue(compare.Key(row), out var before))
                added++;
            else if (compare.Same(before, row))
                unchanged++;
            else
                changed++;
        }
        return new RegisterChange(added, changed, known.Count - changed - unchanged, unchanged);
    }
}
