namespace ChangliBridge.Domain.Statistics;

/// <summary>指标目标: what an indicator shall reach, until when and who says so.</summary>
/// <param name="Indicator">Id of its definition.</param>
/// <param name="Percent">At least so many percent; 0 is no goal, the figure informs.</param>
/// <param name="Month">Month of the day until which it is to be reached, each year.</param>
/// <param name="Day">Day of that month.</param>
/// <param name="Source">The plan or document that sets it, zh-CN.</param>
public sealed record IndicatorGoal(string Indicator, int Percent, int Month, int Day, string Source)
{
    /// <summary>The last day of <paramref name="year"/> for it (完成时限).</summary>
    public DateOnly DueOn(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
}
