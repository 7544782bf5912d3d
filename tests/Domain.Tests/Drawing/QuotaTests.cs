using ChangliBridge.Domain.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Worked numbers for the county plan's rates.</summary>
public sealed class QuotaTests
{
    [Theory]
    [InlineData("22186 5658 1581 898", "111 113 158 269", "111 113 158 269", "111 114 159 270", "110 113 158 269")]
    [InlineData("300 70 20 10", "2 1 2 3", "2 1 2 3", "2 2 2 3", "1 1 2 3")]
    [InlineData("120 50 20 10", "1 1 2 3", "1 1 2 3", "1 1 2 3", "0 1 2 3")]
    [InlineData("70 20 7 3", "0 0 1 1", "1 1 1 1", "1 1 1 1", "0 0 0 0")]
    [InlineData("25 10 4 1", "0 0 0 0", "1 1 1 1", "1 1 1 1", "0 0 0 0")]
    [InlineData("100 25 25 5", "1 1 3 2", "1 1 3 2", "1 1 3 2", "0 0 2 1")]
    public void The_plans_rates_round_as_the_rule_says(string sizes, string halfUp, string halfUpOne, string up, string down)
    {
        Assert.Equal(halfUp, Of(sizes, Plan("half_up", null)));
        Assert.Equal(halfUp, Of(sizes, Plan("", null)));
        Assert.Equal(halfUpOne, Of(sizes, Plan("half_up", 1)));
        Assert.Equal(up, Of(sizes, Plan("up", null)));
        Assert.Equal(down, Of(sizes, Plan("down", null)));
    }

    [Theory]
    [InlineData("22186 5658 1581 898", 1516, "258 263 368 627", "111 113 394 898")]
    [InlineData("300 70 20 10", 20, "4 3 5 8", "2 1 7 10")]
    [InlineData("120 50 20 10", 10, "1 1 3 5", "1 1 2 6")]
    [InlineData("70 20 7 3", 5, "1 1 1 2", "0 0 2 3")]
    [InlineData("25 10 4 1", 2, "0 0 1 1", "0 0 1 1")]
    public void The_overall_clause_does_what_its_reading_says(string sizes, int overall, string budget, string topUp)
    {
        var plan = Plan("half_up", null);
        Assert.Equal(overall, Quotas.Overall(plan with { Overall = new(RuleOverall.Report, "5%") }, Sizes(sizes)));
        Assert.Equal(Of(sizes, plan), Of(sizes, plan with { Overall = new(RuleOverall.Report, "5%") }));
        Assert.Equal(budget, Of(sizes, plan with { Overall = new(RuleOverall.Budget, "5%") }));
        Assert.Equal(topUp, Of(sizes, plan with { Overall = new(RuleOverall.TopUp, "5%") }));
    }

    [Theory]
    [InlineData("0.5%", 1L, 100, 1)]
    [InlineData("0.4%", null, 100, 0)]
    [InlineData("0.4%", 1L, 100, 1)]
    [InlineData("0.4%", 1L, 0, 0)]
    [InlineData("0%", 1L, 100, 0)]
    [InlineData("10%", 5L, 3, 3)]
    [InlineData("10%", 9000000000000000L, 3, 3)]
    [InlineData("100%", null, 3, 3)]
    [InlineData("7", null, 3, 3)]
    [InlineData("99999999999999999999", null, 3, 3)]
    [InlineData("all", null, 3, 3)]
    [InlineData("none", null, 3, 0)]
    [InlineData("1.5%", null, 100, 2)]
    [InlineData("1.49999999999999999999999999%", null, 100, 1)]
    [InlineData("2.675%", null, 20000, 535)]
    public void A_stratum_draws_what_its_take_says_and_never_more_than_it_holds(string take, long? minimum, int size, int quota) =>
        Assert.Equal([quota], Quotas.Of(SmallDraw.Rule with { Strata = [new("A", take, minimum)] }, [size]));

    [Fact]
    public void A_top_up_neither_counts_nor_fills_a_stratum_of_none()
    {
        var rule = SmallDraw.Rule with { Strata = [new("A", "1%", null), new("B", "none", null)], Overall = new(RuleOverall.TopUp, "10%") };
        Assert.Equal(10, Quotas.Overall(rule, [100, 1000]));
        Assert.Equal([10, 0], Quotas.Of(rule, [100, 1000]));
    }

    [Fact]
    public void A_top_up_takes_nothing_back() =>
        Assert.Equal([0, 50], Quotas.Of(SmallDraw.Rule with { Strata = [new("A", "0%", null), new("B", "50%", null)], Overall = new(RuleOverall.TopUp, "5%") }, [100, 100]));

    [Fact]
    public void A_budget_ignores_minimums_and_gives_excess_to_those_that_are_not_full()
    {
        var rule = SmallDraw.Rule with { Strata = [new("A", "1%", 7), new("B", "0%", null), new("C", "100%", null)], Overall = new(RuleOverall.Budget, "20") };
        Assert.Equal([17, 0, 3], Quotas.Of(rule, [100, 100, 3]));
    }

    [Fact]
    public void A_budget_that_nobody_is_left_for_is_not_drawn() =>
        Assert.Equal([3, 0], Quotas.Of(SmallDraw.Rule with { Strata = [new("A", "1%", null), new("B", "0%", null)], Overall = new(RuleOverall.Budget, "20") }, [3, 100]));

    [Fact]
    public void Equal_remainders_of_a_budget_go_in_the_order_of_the_rule() =>
        Assert.Equal([1, 1, 0], Quotas.Of(SmallDraw.Rule with { Strata = [new("A", "10%", null), new("B", "10%", null), new("C", "10%", null)], Overall = new(RuleOverall.Budget, "2") }, [10, 10, 10]));

    [Fact]
    public void A_rule_without_an_overall_clause_has_no_overall_figure() => Assert.Equal(0, Quotas.Overall(SmallDraw.Rule, [10, 10]));

    private static DrawRule Plan(string rounding, long? minimum) => SmallDraw.Rule with
    {
        RoundingWord = rounding,
        Strata = [new("A", "0.5%", minimum), new("B", "2%", minimum), new("C", "10%", minimum), new("D", "30%", minimum)],
    };

    private static string Of(string sizes, DrawRule rule) => string.Join(' ', Quotas.Of(rule, Sizes(sizes)));

    private static int[] Sizes(string sizes) => [.. sizes.Split(' ').Select(int.Parse)];
}
