using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Statistics;

namespace ChangliBridge.Adapter.Open;

/// <summary>An indicator as everyone sees it, with its definition; goal and source are empty where it only informs.</summary>
internal sealed record OpenIndicator(string Indicator, string Title, long Numerator, long Denominator, string Share, string Goal, string GoalOn, string GoalSource, bool Met, string Definition)
{
    public static OpenIndicator Of(Indicator indicator, int year) => new(
        indicator.Definition.Id, indicator.Definition.Title, indicator.Numerator, indicator.Denominator, indicator.Share,
        indicator.HasGoal ? $"{indicator.Goal!.Percent}%" : "", indicator.HasGoal ? FactText.Day(indicator.Goal!.DueOn(year)) : "", indicator.HasGoal ? indicator.Goal!.Source : "", indicator.Met, indicator.Definition.Text);
}
