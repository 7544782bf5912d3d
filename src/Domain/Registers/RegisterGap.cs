using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Registers;

/// <summary>应纳尽纳: one difference between a department's own list and the province's register.</summary>
/// <param name="Kind">How they differ.</param>
/// <param name="Key">Code, number or certificate.</param>
/// <param name="County">The department's row; null where it has none.</param>
/// <param name="Province">The province's row; null where it has none.</param>
public sealed record RegisterGap(GapKind Kind, string Key, RegisterEntry? County, RegisterEntry? Province)
{
    /// <summary>Every difference, by key in the order of bytes. Each key is judged by itself: lists that are cut at the same key may be compared part by part.</summary>
    /// <param name="county">The department's list.</param>
    /// <param name="province">The part of the province's register that the list ought to match; of doubled keys the first counts.</param>
    public static IReadOnlyList<RegisterGap> Between(IEnumerable<RegisterEntry> county, IEnumerable<RegisterEntry> province)
    {
        var own = county.ToDictionary(entry => entry.Key);
        var (gaps, found) = (new List<RegisterGap>(), new HashSet<string>());
        foreach (var upstream in province.Where(upstream => found.Add(upstream.Key)))
        {
            if (!own.TryGetValue(upstream.Key, out var known))
                gaps.Add(new RegisterGap(GapKind.MissingInCounty, upstream.Key, null, upstream));
            else if (known.Auxiliary)
                gaps.Add(new RegisterGap(GapKind.AuxiliaryListed, upstream.Key, known, upstream));
            else if (known.Name != upstream.Name || (known.Detail.Length > 0 && known.Detail != upstream.Detail))
                gaps.Add(new RegisterGap(GapKind.Different, upstream.Key, known, upstream));
        }
        // An auxiliary has no place in the province's register: not to be there is no gap.
        gaps.AddRange(own.Values.Where(entry => !entry.Auxiliary && !found.Contains(entry.Key)).Select(entry => new RegisterGap(GapKind.MissingUpstream, entry.Key, entry, null)));
        gaps.Sort((left, right) => ByteOrder.Instance.Compare(left.Key, right.Key));
        return gaps;
    }
}
