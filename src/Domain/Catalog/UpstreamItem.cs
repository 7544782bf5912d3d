namespace ChangliBridge.Domain.Catalog;

/// <summary>上级事项: an item of the provincial directory that a county department can claim.</summary>
/// <param name="Code">Code in the provincial directory.</param>
/// <param name="Title">检查项目.</param>
/// <param name="Category">一般 or 重点.</param>
/// <param name="LegalBasis">检查依据.</param>
/// <param name="Method">检查方式.</param>
/// <param name="JointEligible">是否适用跨部门联合抽查.</param>
public sealed record UpstreamItem(string Code, string Title, ItemCategory Category, string LegalBasis, string Method, bool JointEligible)
{
    /// <summary>检查内容; empty where the directory gives none.</summary>
    public string Content { get; init; } = "";

    /// <summary>The day on which province or city last changed it; null where the directory does not say.</summary>
    public DateOnly? ChangedOn { get; init; }
}
