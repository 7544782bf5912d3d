namespace ChangliBridge.Domain.Statistics;

/// <summary>指标: a figure with everything needed to recompute it.</summary>
/// <param name="Definition">指标口径.</param>
/// <param name="Group">The group it stands for; empty for the total.</param>
/// <param name="Numerator">Counted above the line.</param>
/// <param name="Denominator">Counted below the line.</param>
/// <param name="Goal">指标目标; null where there is none.</param>
public sealed record Indicator(IndicatorDefinition Definition, string Group, long Numerator, long Denominator, IndicatorGoal? Goal)
{
    /// <summary>The share in percent with one decimal, half up, or the average without the percent sign; <c>-</c> where nothing was counted.</summary>
    public string Share
    {
        get
        {
            if (Denominator == 0)
                return "-";
            var tenths = ((Definition.IsAverage ? 20 : 2000) * Numerator + Denominator) / (2 * Denominator);
            return $"{tenths / 10}.{tenths % 10}{(Definition.IsAverage ? "" : "%")}";
        }
    }

    /// <summary>Whether there is a goal to reach.</summary>
    public bool HasGoal => Goal is { Percent: > 0 };

    /// <summary>Whether the goal is reached, compared exactly, not after rounding; false where nothing was counted or no goal is set.</summary>
    public bool Met => HasGoal && Denominator > 0 && 100 * Numerator >= Goal!.Percent * Denominator;
}
