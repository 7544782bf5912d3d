using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Coverage;

/// <summary>覆盖情况 of the list: what is missing in a department's list of items, or in the county's.</summary>
/// <param name="Items">How many items are in force.</param>
/// <param name="Unmapped">Ids of items without a 监管事项.</param>
/// <param name="NeverDrawn">Ids of items that no standing draw ever covered.</param>
/// <param name="Changed">Ids of items that the province words otherwise or no longer holds.</param>
/// <param name="Late">Items that followed the province late, or have not followed it in time.</param>
public sealed record ListCoverage(int Items, IReadOnlyList<string> Unmapped, IReadOnlyList<string> NeverDrawn, IReadOnlyList<string> Changed, IReadOnlyList<LateItem> Late)
{
    /// <summary>Counts.</summary>
    /// <param name="items">The items; retired ones do not count.</param>
    /// <param name="directory">The province's items by code.</param>
    /// <param name="drawn">Ids of items that a standing draw covered.</param>
    /// <param name="terms">The day in the county, its offset from UTC, and within how many days a change is to be followed.</param>
    public static ListCoverage Of(IEnumerable<InspectionItem> items, IReadOnlyDictionary<string, UpstreamItem> directory, IReadOnlySet<string> drawn, (DateOnly Today, TimeSpan Zone, int WithinDays) terms)
    {
        var inForce = items.Where(item => item.State == ItemState.InForce).OrderBy(item => item.Id, StringComparer.Ordinal).ToList();
        return new ListCoverage(
            inForce.Count,
            [.. inForce.Where(item => item.SupervisionItems.Count == 0).Select(item => item.Id)],
            [.. inForce.Where(item => !drawn.Contains(item.Id)).Select(item => item.Id)],
            [.. inForce.Where(item => item.Compare(directory.GetValueOrDefault(item.Code)) != UpstreamState.Same).Select(item => item.Id)],
            [.. inForce.Select(item => LateOf(item, directory.GetValueOrDefault(item.Code), terms)).OfType<LateItem>()]);
    }

    // An open change counts from the province's newest day to today; a followed one from the day it had when it was claimed to the claim.
    private static LateItem? LateOf(InspectionItem item, UpstreamItem? upstream, (DateOnly Today, TimeSpan Zone, int WithinDays) terms)
    {
        var open = upstream is not null && item.Compare(upstream) == UpstreamState.Changed;
        var changed = open ? upstream!.ChangedOn : item.UpstreamChangedOn;
        var followed = open ? (DateOnly?)null : DateOnly.FromDateTime(item.ClaimedAt.ToOffset(terms.Zone).DateTime);
        var days = changed is null ? 0 : (followed ?? terms.Today).DayNumber - changed.Value.DayNumber;
        return days > terms.WithinDays ? new LateItem(item.Id, changed!.Value, followed, days) : null;
    }
}
