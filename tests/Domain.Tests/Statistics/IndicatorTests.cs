using ChangliBridge.Domain.Statistics;
using Xunit;

namespace ChangliBridge.Domain.Tests.Statistics;

/// <summary>A figure, its share and its goal.</summary>
public sealed class IndicatorTests
{
    private static readonly IndicatorDefinition Share = Measures.Joint.In(CountingUnit.Task);

    [Theory]
    [InlineData(37, 725, "5.1%")]
    [InlineData(314, 9474, "3.3%")]
    [InlineData(13, 203, "6.4%")]
    [InlineData(19, 97, "19.6%")]
    [InlineData(16, 97, "16.5%")]
    [InlineData(0, 7, "0.0%")]
    [InlineData(7, 7, "100.0%")]
    [InlineData(1, 2000, "0.1%")]
    [InlineData(1, 2001, "0.0%")]
    [InlineData(0, 0, "-")]
    public void A_share_has_one_decimal_rounded_half_up(long numerator, long denominator, string share) =>
        Assert.Equal(share, new Indicator(Share, "", numerator, denominator, null).Share);

    [Theory]
    [InlineData(5, 4, "1.3")]
    [InlineData(6, 5, "1.2")]
    [InlineData(21, 20, "1.1")]
    [InlineData(104, 100, "1.0")]
    [InlineData(0, 0, "-")]
    public void An_average_has_one_decimal_and_no_percent_sign(long numerator, long denominator, string share) =>
        Assert.Equal(share, new Indicator(SingleIndicators.VisitsPerTarget, "", numerator, denominator, null).Share);

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(24999, 100000, false)]
    [InlineData(25000, 100000, true)]
    [InlineData(2, 7, true)]
    [InlineData(0, 0, false)]
    public void A_goal_is_compared_exactly_and_not_after_rounding(long numerator, long denominator, bool met) =>
        Assert.Equal(met, new Indicator(Share, "", numerator, denominator, Goal(25)).Met);

    [Fact]
    public void A_share_that_prints_as_the_goal_can_still_miss_it()
    {
        var indicator = new Indicator(Share, "", 24999, 100000, Goal(25));
        Assert.Equal(("25.0%", false), (indicator.Share, indicator.Met));
    }

    [Fact]
    public void A_goal_of_nothing_only_informs()
    {
        var indicator = new Indicator(Share, "", 1, 1, Goal(0));
        Assert.Equal((false, false), (indicator.HasGoal, indicator.Met));
    }

    [Theory]
    [InlineData(2023, 28)]
    [InlineData(2024, 29)]
    public void A_goal_of_the_last_of_february_ends_with_the_month(int year, int day) =>
        Assert.Equal(new DateOnly(year, 2, day), new IndicatorGoal("x", 1, 2, 29, "计划").DueOn(year));

    [Fact]
    public void Every_definition_has_an_identifier_and_a_text_of_its_own()
    {
        Assert.Equal(Definitions.All.Count, Definitions.All.Select(known => known.Id).Distinct().Count());
        Assert.Equal(Definitions.All.Count, Definitions.All.Select(known => known.Text).Distinct().Count());
        Assert.Equal(Definitions.All.Count, Definitions.All.Select(known => known.Title).Distinct().Count());
    }

    private static IndicatorGoal Goal(int percent) => new(Share.Id, percent, 12, 20, "县计划");
}
