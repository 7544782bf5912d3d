using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Domain.Registers;

/// <summary>映射关系梳理表导入: many items to many 监管事项, one row a pair.</summary>
/// <param name="Facts">What 互联网+监管 must learn.</param>
/// <param name="Added">Pairs that are new.</param>
/// <param name="Removed">Pairs of the file's items that it no longer holds.</param>
/// <param name="Unchanged">Pairs that stay.</param>
public sealed record MappingImport(IReadOnlyList<PlatformFact> Facts, int Added, int Removed, int Unchanged)
{
    /// <summary>Applies the rows. What comes of it is only to be kept where nothing is wrong in any.</summary>
    /// <param name="lines">The rows.</param>
    /// <param name="own">The department's claimed items by code.</param>
    /// <param name="known">The codes of the 互联网+监管 directory among those of the file.</param>
    /// <param name="division">行政区划代码.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static MappingImport Apply(IReadOnlyList<MappingLine> lines, IReadOnlyDictionary<string, InspectionItem> own, IReadOnlySet<string> known, string division, RegisterFindings findings)
    {
        foreach (var line in lines)
        {
            if (findings.RequireText(line.Line, "upstream_item", line.Code, 64) && !(own.TryGetValue(line.Code, out var item) && item.State == ItemState.InForce))
                findings.Fault(line.Line, "upstream_item", $"本部门没有认领“{line.Code}”，或已停用；请先认领。");
            if (findings.RequireText(line.Line, "supervision_item", line.SupervisionItem, 64) && !known.Contains(line.SupervisionItem))
                findings.Fault(line.Line, "supervision_item", $"“互联网+监管”目录中没有“{line.SupervisionItem}”，请先同步监管事项目录，再核对编码。");
            if (line.Code.Length > 0 && line.SupervisionItem.Length > 0)
                findings.RequireOnce(line.Line, "supervision_item", $"{line.Code} → {line.SupervisionItem}");
        }
        if (findings.Faults.Count > 0)
            return new MappingImport([], 0, 0, 0);
        var (facts, added, removed, unchanged) = (new List<PlatformFact>(), 0, 0, 0);
        foreach (var group in lines.GroupBy(line => line.Code))
        {
            var (item, codes) = (own[group.Key], group.Select(line => line.SupervisionItem).ToHashSet());
            var stay = item.SupervisionItems.Count(codes.Contains);
            (added, removed, unchanged) = (added + codes.Count - stay, removed + item.SupervisionItems.Count - stay, unchanged + stay);
            if (stay != codes.Count || stay != item.SupervisionItems.Count)
                facts.Add(item.ConfirmMapping(codes, division));
        }
        return new MappingImport(facts, added, removed, unchanged);
    }
}
