namespace ChangliBridge.Domain.Statistics;

/// <summary>指标明细: one row below the line of an indicator. As many rows as the denominator; what they count adds up to the numerator.</summary>
/// <param name="Key">Where it stands in the list, ascending.</param>
/// <param name="Name">Resource name.</param>
/// <param name="Title">名称 of it, where it has one.</param>
/// <param name="Counted">How often it counts above the line: 0 or 1 in a share, the number of checks in an average.</param>
public sealed record IndicatorRow(string Key, string Name, string Title, long Counted);
