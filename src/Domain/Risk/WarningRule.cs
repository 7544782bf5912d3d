namespace ChangliBridge.Domain.Risk;

/// <summary>预警规则: when a worse grade or index is worth a warning, and what to do then. Local data; of several that fire, the first in order counts.</summary>
/// <param name="Id">Such as <c>to-highest</c>.</param>
/// <param name="Advice">处置建议, a zh-CN sentence.</param>
/// <param name="Source">Where the rule comes from; <c>local</c> where the county made it.</param>
/// <param name="Steps">Fires where the grade worsened by at least so many steps, from 1.</param>
/// <param name="Grade">Fires only where this is the new grade; empty for any.</param>
public sealed record WarningRule(string Id, string Advice, string Source, int Steps = 1, string Grade = "")
{
    /// <summary>指数恶化 that fires the rule, whatever became of the grade; null in a rule on grades. A rule with it counts no steps.</summary>
    public IndexWorsening? Index { get; init; }

    /// <summary>
    /// 逐步恶化: months over which single steps add up. The rule then compares with the best grade or index that the target had since its last warning, at most so many months before;
    /// null compares with what served last. Source: local, the county plan 二(三) names the function and no span.
    /// </summary>
    public int? SinceMonths { get; init; }
}
