namespace ChangliBridge.Domain.Plans;

/// <summary>A department of a plan batch (参与部门) and what it brings. The first of a batch leads (牵头), the others take part (配合).</summary>
/// <param name="Department">Its id.</param>
/// <param name="Inspectors">Inspectors for each target, at least 2.</param>
/// <param name="InspectorTags">分类标注 that every drawn inspector must carry.</param>
/// <param name="Items">Ids of the 抽查事项 it checks.</param>
public sealed record BatchDepartment(string Department, int Inspectors, IReadOnlyList<string> InspectorTags, IReadOnlyList<string> Items)
{
    internal bool SameAs(BatchDepartment other) =>
        InspectorTags.SequenceEqual(other.InspectorTags) && Items.SequenceEqual(other.Items) && this == other with { InspectorTags = InspectorTags, Items = Items };
}
