using ChangliBridge.Domain.Registers;
using ChangliBridge.Store.Bulk;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Registers;

/// <summary>县级名录: each department's own lists, replaced whole by an import and compared with the province's registers.</summary>
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

    /// <summary>应纳尽纳 of targets: the department's list against the province's register, or the part of it that carries a tag.</summary>
    public static async Task<IReadOnlyList<RegisterGap>> TargetGapsAsync(BridgeDb db, string department, string tag, CancellationToken ct)
    {
        var wanted = $",{tag},";
        var county = await db.Set<RegisteredTarget>().Where(row => row.Department == department).Select(row => new RegisterEntry(row.Key, row.Name, row.RegistrationState, false)).ToListAsync(ct).ConfigureAwait(false);
        var province = await Mirror.Mirror.Targets(db).Where(row => tag == "" || ("," + row.Tags + ",").Contains(wanted)).OrderBy(row => row.Id)
            .Select(row => new RegisterEntry(row.CreditCode ?? row.RegistrationNumber ?? "", row.Name, row.RegistrationState, false)).ToListAsync(ct).ConfigureAwait(false);
        return RegisterGap.Between(county, province);
    }

    /// <summary>应纳尽纳 of inspectors: the department's list against its part of the province's register.</summary>
    public static async Task<IReadOnlyList<RegisterGap>> InspectorGapsAsync(BridgeDb db, string department, CancellationToken ct)
    {
        var county = await db.Set<RegisteredInspector>().AsNoTracking().Where(row => row.Department == department).ToListAsync(ct).ConfigureAwait(false);
        var province = await Mirror.Mirror.Inspectors(db).AsNoTracking().Where(row => row.Department == department).OrderBy(row => row.Id).ToListAsync(ct).ConfigureAwait(false);
        return RegisterGap.Between(
            county.Select(row => new RegisterEntry(row.Key, row.Name, Day(row.ValidUntil), row.Kind == InspectorKind.Auxiliary)),
            province.Select(row => new RegisterEntry(row.CertificateNumber ?? row.Name, row.Name, Day(row.ValidUntil))));
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

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
