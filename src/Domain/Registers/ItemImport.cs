using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Registers;

/// <summary>抽查事项清单导入: a department's list of items from a file. New ones are claimed, 工作指引 are taken over, the province's wording counts.</summary>
public sealed class ItemImport
{
    private readonly List<InspectionItem> _claimed = [];
    private readonly List<ItemVersion> _versions = [];

    private ItemImport()
    {
    }

    /// <summary>Items that are claimed now.</summary>
    public IReadOnlyList<InspectionItem> Claimed => _claimed;

    /// <summary>Every version that the import makes.</summary>
    public IReadOnlyList<ItemVersion> Versions => _versions;

    /// <summary>How many items of before get another 工作指引.</summary>
    public int Changed { get; private set; }

    /// <summary>Applies the rows. What comes of it is only to be kept where nothing is wrong in any.</summary>
    /// <param name="lines">The rows.</param>
    /// <param name="directory">The province's items by code.</param>
    /// <param name="own">The department's claimed items by code.</param>
    /// <param name="acting">Whose import, who and when.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static ItemImport Apply(
        IReadOnlyList<ItemLine> lines, IReadOnlyDictionary<string, UpstreamItem> directory, IReadOnlyDictionary<string, InspectionItem> own, (string Department, Acting By) acting, RegisterFindings findings)
    {
        var import = new ItemImport();
        foreach (var line in lines)
        {
            if (!findings.RequireText(line.Line, "upstream_item", line.Code, 64))
                continue;
            findings.RequireOnce(line.Line, "upstream_item", line.Code);
            if (directory.GetValueOrDefault(line.Code) is not { } upstream)
                findings.Fault(line.Line, "upstream_item", $"省级事项目录中没有“{line.Code}”，请先同步事项目录，再核对编码。");
            else if (own.GetValueOrDefault(line.Code) is { } item)
                import.Update(line, item, upstream, acting.By, findings);
            else
                import.Claim(line, upstream, acting, findings);
        }
        return import;
    }

    private void Claim(ItemLine line, UpstreamItem upstream, (string Department, Acting By) acting, RegisterFindings findings)
    {
        WarnOfTitle(line, upstream, findings);
        if (!findings.RequireText(line.Line, "duty_basis", line.DutyBasis))
            return;
        var (item, version) = InspectionItem.Claim(upstream, acting.Department, line.DutyBasis, acting.By);
        _claimed.Add(item);
        _versions.Add(version);
        Guide(line, item, acting.By, findings);
    }

    private void Update(ItemLine line, InspectionItem item, UpstreamItem upstream, Acting acting, RegisterFindings findings)
    {
        WarnOfTitle(line, upstream, findings);
        if (item.State == ItemState.Retired)
        {
            findings.Fault(line.Line, "upstream_item", $"“{line.Code}”已停用，请先重新认领，或从文件中删去该行。");
            return;
        }
        if (item.Compare(upstream) != UpstreamState.Same)
            findings.Warn(line.Line, "upstream_item", $"“{line.Code}”上级已变动，请另行重新认领。");
        if (line.DutyBasis.Length > 0 && line.DutyBasis != item.DutyBasis)
            findings.Warn(line.Line, "duty_basis", $"“{line.Code}”已按另一条款认领，文件中的“三定”依据未采用；请随重新认领更改。");
        if (Guide(line, item, acting, findings))
            Changed++;
    }

    private bool Guide(ItemLine line, InspectionItem item, Acting acting, RegisterFindings findings)
    {
        if (line.Guidance.Length == 0 || line.Guidance == item.Guidance)
            return false;
        try
        {
            _versions.Add(item.UpdateGuidance(line.Guidance, "清单导入", acting));
            return true;
        }
        catch (RuleViolation broken)
        {
            foreach (var fault in broken.Faults)
                findings.Fault(line.Line, "guidance", fault.Reason + fault.Remedy);
            return false;
        }
    }

    private static void WarnOfTitle(ItemLine line, UpstreamItem upstream, RegisterFindings findings)
    {
        if (line.Title.Length > 0 && line.Title != upstream.Title)
            findings.Warn(line.Line, "title", $"省级目录的名称是“{upstream.Title}”，以省级为准。");
    }
}
