namespace ChangliBridge.Domain.Statistics;

/// <summary>指标: a share with everything needed to recompute it.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Title">Name in the county plan.</param>
/// <param name="Numerator">Counted above the line.</param>
/// <param name="Denominator">Counted below the line.</param>
/// <param name="GoalPercent">What the plan asks for, percent.</param>
/// <param name="Definition">Printed beside the figure, for the definition changes the figure.</param>
public sealed record Indicator(string Id, string Title, long Numerator, long Denominator, int GoalPercent, string Definition)
{
    /// <summary>The share in percent with one decimal, half up; <c>-</c> where nothing was counted.</summary>
    public string Share
    {
        get
        {
            if (Denominator == 0)
                return "-";
            var tenths = (2000 * Numerator + Denominator) / (2 * Denominator);
            return $"{tenths / 10}.{tenths % 10}%";
        }
    }

    /// <summary>Whether the goal is reached, compared exactly, not after rounding; false where nothing was counted.</summary>
    public bool Met => Denominator > 0 && 100 * Numerator >= GoalPercent * Denominator;
}
