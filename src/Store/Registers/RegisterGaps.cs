using System.Globalization;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Domain.Tags;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Registers;

/// <summary>
/// 应纳尽纳: compares a department's lists with the province's registers, a stretch at a time. Both sides are read along their keys, at most
/// <see cref="Reach"/> rows of each, so a stretch costs the same wherever it lies and however few gaps it holds. A row of the province with nothing to be compared by is left out.
/// </summary>
public static class RegisterGaps
{
    /// <summary>Most rows of either side in a stretch.</summary>
    public const int Reach = 1000;

    /// <summary>The next stretch of targets: the department's list against the province's register, or the part of it that carries a tag.</summary>
    public static async Task<GapStretch> TargetsAsync(BridgeDb db, (string Department, string Tag) of, string after, CancellationToken ct)
    {
        var county = await db.Set<RegisteredTarget>().Where(row => row.Department == of.Department && string.Compare(row.Key, after) > 0).OrderBy(row => row.Key).Take(Reach)
            .Select(row => new RegisterEntry(row.Key, row.Name, row.RegistrationState, false)).ToListAsync(ct).ConfigureAwait(false);
        var province = await Mirror.Mirror.Targets(db).Where(row => string.Compare(row.Key, after) > 0).OrderBy(row => row.Key).ThenBy(row => row.Id).Take(Reach)
            .Select(row => new { row.Id, row.Tags, Entry = new RegisterEntry(row.Key, row.Name, row.RegistrationState, false) }).ToListAsync(ct).ConfigureAwait(false);
        var through = Through(county, [.. province.Select(row => row.Entry)]);
        if (of.Tag.Length > 0)
        {
            var own = await CountyTags.ConfirmedAsync(db, TagSubject.Target, [.. province.Select(row => row.Id)], ct).ConfigureAwait(false);
            province.RemoveAll(row => !CountyTags.Join(row.Tags, own.GetValueOrDefault(row.Id)).Contains(of.Tag));
        }
        return Compare(county, [.. province.Select(row => row.Entry)], through);
    }

    /// <summary>The next stretch of inspectors: the department's list against its part of the province's register.</summary>
    public static async Task<GapStretch> InspectorsAsync(BridgeDb db, string department, string after, CancellationToken ct)
    {
        var county = await db.Set<RegisteredInspector>().Where(row => row.Department == department && string.Compare(row.Key, after) > 0).OrderBy(row => row.Key).Take(Reach)
            .Select(row => new { row.Key, row.Name, row.ValidUntil, row.Kind }).ToListAsync(ct).ConfigureAwait(false);
        var province = await Mirror.Mirror.Inspectors(db).Where(row => row.Department == department && string.Compare(row.Key, after) > 0).OrderBy(row => row.Key).ThenBy(row => row.Id).Take(Reach)
            .Select(row => new { row.Key, row.Name, row.ValidUntil }).ToListAsync(ct).ConfigureAwait(false);
        List<RegisterEntry> own = [.. county.Select(row => new RegisterEntry(row.Key, row.Name, Day(row.ValidUntil), row.Kind == InspectorKind.Auxiliary))];
        List<RegisterEntry> upstream = [.. province.Select(row => new RegisterEntry(row.Key, row.Name, Day(row.ValidUntil)))];
        return Compare(own, upstream, Through(own, upstream));
    }

    // A side that was read to its end knows of every key; of the others, the one that came least far sets the end.
    private static string? Through(params List<RegisterEntry>[] sides) =>
        sides.Where(side => side.Count == Reach).Select(side => side[^1].Key).Order(ByteOrder.Instance).FirstOrDefault();

    private static GapStretch Compare(List<RegisterEntry> county, List<RegisterEntry> province, string? through) =>
        new(RegisterGap.Between(Until(county, through), Until(province, through)), through);

    private static IEnumerable<RegisterEntry> Until(List<RegisterEntry> side, string? through) =>
        side.Where(entry => through is null || ByteOrder.Instance.Compare(entry.Key, through) <= 0);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
