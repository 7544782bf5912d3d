namespace ChangliBridge.Domain.Statistics;

/// <summary>分组方式 of the indicators, beside their totals. Months and quarters show the trend (趋势).</summary>
public enum Grouping
{
    /// <summary>Totals alone.</summary>
    None = 0,

    /// <summary>按部门; a joint draw stands in the group of each of its departments, with that department's part.</summary>
    Department = 1,

    /// <summary>按月, such as <c>2023-11</c>.</summary>
    Month = 2,

    /// <summary>按季, such as <c>2023-Q4</c>.</summary>
    Quarter = 3,

    /// <summary>按领域.</summary>
    Field = 4,

    /// <summary>按分类标注.</summary>
    Tag = 5,
}
