namespace ChangliBridge.Domain.Statistics;

/// <summary>Every 指标口径, in the order of print.</summary>
public static class Definitions
{
    /// <summary>The measures in each unit, then those that stand alone.</summary>
    public static IReadOnlyList<IndicatorDefinition> All { get; } =
        [.. Measures.All.SelectMany(measure => Measures.Units.Select(measure.In)), .. SingleIndicators.All];
}
