namespace ChangliBridge.Adapter.County;

/// <summary>计划字典: the words that the county's plan table uses. No national table was found, so each county sets its own; an empty list takes no word. Its 检查方式 are those of the results.</summary>
internal sealed record PlanListOptions
{
    /// <summary>抽查模式.</summary>
    public IReadOnlyList<string> DrawModes { get; init; } = [];

    /// <summary>抽查类型.</summary>
    public IReadOnlyList<string> DrawTypes { get; init; } = [];
}
