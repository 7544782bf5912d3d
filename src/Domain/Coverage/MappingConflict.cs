using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Coverage;

/// <summary>映射冲突: a 监管事项 whose mapping somebody has to decide on.</summary>
/// <param name="SupervisionItem">监管事项目录编码.</param>
/// <param name="Kind">What is the matter.</param>
/// <param name="Items">Ids of the items mapped to it, sorted.</param>
public sealed record MappingConflict(string SupervisionItem, MappingConflictKind Kind, IReadOnlyList<string> Items)
{
    /// <summary>Every conflict, by code. An accepted sharing is one again as soon as another item joins.</summary>
    /// <param name="items">The county's items; retired ones do not count.</param>
    /// <param name="directory">Codes of the 互联网+监管 directory.</param>
    /// <param name="accepted">What the supervising office accepted.</param>
    public static IReadOnlyList<MappingConflict> Find(IEnumerable<InspectionItem> items, IReadOnlySet<string> directory, IEnumerable<SharedMapping> accepted)
    {
        var shared = accepted.ToDictionary(mapping => mapping.SupervisionItem);
        var mapped = from item in items
                     where item.State == ItemState.InForce
                     from code in item.SupervisionItems
                     group item by code;
        return [.. mapped.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Judge(group, directory, shared.GetValueOrDefault(group.Key))).OfType<MappingConflict>()];
    }

    private static MappingConflict? Judge(IGrouping<string, InspectionItem> mapped, IReadOnlySet<string> directory, SharedMapping? accepted)
    {
        string[] ids = [.. mapped.Select(item => item.Id).Order(StringComparer.Ordinal)];
        if (!directory.Contains(mapped.Key))
            return new MappingConflict(mapped.Key, MappingConflictKind.Withdrawn, ids);
        var several = mapped.Select(item => item.Department).Distinct().Count() > 1;
        return several && (accepted is null || ids.Except(accepted.Items).Any()) ? new MappingConflict(mapped.Key, MappingConflictKind.Shared, ids) : null;
    }
}
