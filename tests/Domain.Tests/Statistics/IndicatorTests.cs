using ChangliBridge.Domain.Statistics;
using Xunit;

namespace ChangliBridge.Domain.Tests.Statistics;

/// <summary>The county plan's indicators.</summary>
public sealed class IndicatorTests
{
    [Theory]
    [InlineData(37, 725, "5.1%")]
    [InlineData(314, 9474, "3.3%")]
    [InlineData(13, 203, "6.4%")]
    [InlineData(0, 7, "0.0%")]
    [InlineData(7, 7, "100.0%")]
    [InlineData(1, 2000, "0.1%")]
    [InlineData(1, 2001, "0.0%")]
    [InlineData(0, 0, "-")]
    public void A_share_has_one_decimal_rounded_half_up(long numerator, long denominator, string share) =>
        Assert.Equal(share, new Indicator("x", "x", numerator, denominator, 25, "x").Share);

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(24999, 100000, false)]
    [InlineData(25000, 100000, true)]
    [InlineData(2, 7, true)]
    [InlineData(0, 0, false)]
    public void A_goal_is_compared_exactly_and_not_after_rounding(long numerator, long denominator, bool met) =>
        Assert.Equal(met, new Indicator("x", "x", numerator, denominator, 25, "x").Met);

    [Fact]
    public void A_share_that_prints_as_the_goal_can_still_miss_it()
    {
        var indicator = new Indicator("x", "x", 24999, 100000, 25, "x");
        Assert.Equal(("25.0%", false), (indicator.Share, indicator.Met));
    }

    [Fact]
    public void The_three_indicators_count_draws_and_targets()
    {
        var indicators = Indicators.Of([new(true, true, 37), new(false, true, 314), new(false, false, 374), new(false, true, 0)]);
        Assert.Equal(
            [("joint-share-by-task", 1, 4, 25, true), ("joint-share-by-target", 37, 725, 15, false), ("grade-based-share", 3, 4, 80, false)],
            indicators.Select(indicator => (indicator.Id, (int)indicator.Numerator, (int)indicator.Denominator, indicator.GoalPercent, indicator.Met)));
    }

    [Fact]
    public void A_year_without_draws_meets_no_goal() => Assert.All(Indicators.Of([]), indicator => Assert.Equal(("-", false), (indicator.Share, indicator.Met)));
}
