using ChangliBridge.Domain.Statistics;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Statistics;

/// <summary>What is counted, in which unit and in which group.</summary>
public sealed class IndicatorTallyTests
{
    private static readonly Standing Clean = new() { Concluded = 1 };
    private static readonly Standing Found = new() { Concluded = 1, Problems = 1 };
    private static readonly Standing Silent = new() { Concluded = 1, Unreachable = 1 };

    // 张家口 2020 to October: 688 draws of one department at 9,160 targets, 37 of several at 314.
    /// <summary>What the lead took off counts as drawn, is no omission of the completion, and stands in a figure of its own.</summary>
    [Fact]
    public void What_is_taken_off_is_shown_and_is_no_omission()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj", "scjgj"), new DateOnly(2023, 11, 6), [("t1", new Standing { Concluded = 1 }), ("t2", new Standing { TakenOff = 1 }), ("t3", new Standing())]);
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("completion-by-target"));
        Assert.Equal((2L, 4L, "50.0%"), year.Figure("completion-by-department"));
        Assert.Equal((1L, 3L, "33.3%"), year.Figure("taken-off-share-by-target"));
        Assert.Equal((3L, 3L, "100.0%"), year.Figure("joint-share-by-target"));
        Assert.Equal((2L, 3L), (year.Figure("visits-per-target").Item1, year.Figure("visits-per-target").Item2));
    }

    [Fact]
    public void Thirty_seven_of_725_draws_and_314_of_9474_targets_are_joint()
    {
        var year = new CountedYear();
        for (var i = 0; i < 688; i++)
            year.Draw(CountedYear.Batch("scjgj"), i == 0 ? 9160 - 687 * 13 : 13);
        for (var i = 0; i < 37; i++)
            year.Draw(CountedYear.Batch("mzj", "scjgj"), i == 0 ? 314 - 36 * 8 : 8);
        Assert.Equal((37L, 725L, "5.1%"), year.Figure("joint-share-by-task"));
        Assert.Equal((314L, 9474L, "3.3%"), year.Figure("joint-share-by-target"));
        Assert.Equal((628L, 9788L, "6.4%"), year.Figure("joint-share-by-department"));
    }

    // 金坛 2020.
    [Fact]
    public void Thirteen_of_203_tasks_are_joint()
    {
        var year = new CountedYear();
        for (var i = 0; i < 203; i++)
            year.Draw(i < 13 ? CountedYear.Batch("mzj", "scjgj") : CountedYear.Batch("scjgj"), 6);
        Assert.Equal((13L, 203L, "6.4%"), year.Figure("joint-share-by-task"));
    }

    // 天宁郑陆 2017: 78 normal, 10 not published, 6 told to correct, 3 not reached.
    [Fact]
    public void The_problem_rate_is_19_of_97_with_the_unreachable_and_16_without()
    {
        var standings = Enumerable.Repeat(Clean, 78).Concat(Enumerable.Repeat(Found, 16)).Concat(Enumerable.Repeat(Silent, 3)).Select((standing, i) => ($"t{i}", standing));
        var year = new CountedYear().Draw(CountedYear.Batch("scjgj"), new DateOnly(2017, 9, 1), standings);
        Assert.Equal((19L, 97L, "19.6%"), year.Figure("problem-rate-with-unreachable-by-target"));
        Assert.Equal((16L, 97L, "16.5%"), year.Figure("problem-rate-by-target"));
    }

    [Fact]
    public void A_target_whose_problem_one_of_two_departments_found_counts_once_by_target_and_half_by_department()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj", "scjgj"), 1, Found).Draw(CountedYear.Batch("mzj"), 1, Clean);
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("problem-rate-by-target"));
        Assert.Equal((2L, 3L, "66.7%"), year.Figure("problem-rate-by-department"));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("problem-rate-by-task"));
    }

    [Fact]
    public void What_nobody_reviewed_is_neither_above_nor_below_a_rate_of_results()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj"), 3).Draw(CountedYear.Batch("mzj"), 1, Found with { Disclosed = 1, Handled = 1 });
        Assert.Equal((1L, 1L, "100.0%"), year.Figure("problem-rate-by-target"));
        Assert.Equal((1L, 1L, "100.0%"), year.Figure("disclosure-by-target"));
        Assert.Equal((1L, 1L, "100.0%"), year.Figure("handling-by-target"));
        Assert.Equal((1L, 4L, "25.0%"), year.Figure("completion-by-target"));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("completion-by-task"));
    }

    [Fact]
    public void A_problem_is_closed_when_nothing_of_it_is_open()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj"), 1, Found).Draw(CountedYear.Batch("mzj"), 1, Found with { Closed = 1, Disclosed = 1 }).Draw(CountedYear.Batch("mzj"), 2, Clean with { Disclosed = 1 });
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("follow-up-closed-by-target"));
        Assert.Equal((3L, 3L, "100.0%"), year.Figure("follow-up-closed-of-disclosed-by-target"));
    }

    [Fact]
    public void A_target_drawn_twice_is_one_enterprise_of_two_visits()
    {
        var year = new CountedYear { Registered = 40 }
            .Draw(CountedYear.Batch("mzj"), new DateOnly(2023, 3, 1), [("t1", Clean), ("t2", Clean)])
            .Draw(CountedYear.Batch("mzj", "scjgj"), new DateOnly(2023, 11, 6), [("t1", Clean)]);
        Assert.Equal((2L, 40L, "5.0%"), year.Figure("enterprises-drawn"));
        Assert.Equal((3L, 2L, "1.5"), year.Figure("visits-per-target"));
        Assert.Equal((4L, 2L, "2.0"), year.Figure("checks-per-target"));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("joint-supervision"));
    }

    [Fact]
    public void Batches_count_as_planned_and_items_as_claimed()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj"), 1);
        year.Batches.AddRange([CountedYear.Batch("mzj") with { Drawn = true, Completed = true }, CountedYear.Batch("scjgj") with { Drawn = true }, CountedYear.Batch("scjgj")]);
        year.Items.AddRange([new("mzj-1", "清真标志", "mzj", true, "民族宗教"), new("mzj-2", "包装物", "mzj", true, "民族宗教"), new("scjgj-1", "登记事项", "scjgj", true, "市场监管")]);
        Assert.Equal((1L, 3L, "33.3%"), year.Figure("batch-completion"));
        Assert.Equal((1L, 3L, "33.3%"), year.Figure("item-coverage"));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("item-coverage", "mzj", Grouping.Department));
        Assert.Equal((0L, 1L, "0.0%"), year.Figure("item-coverage", "scjgj", Grouping.Department));
        Assert.Equal((0L, 1L, "0.0%"), year.Figure("item-coverage", "市场监管", Grouping.Field));
    }

    [Theory]
    [InlineData("mzj", "民族宗教", true, true)]
    [InlineData("mzj", "民族宗教", false, false)]
    [InlineData("scjgj", "民族宗教", true, false)]
    [InlineData("mzj", "市场监管", true, false)]
    public void An_item_in_force_of_the_department_and_the_field_is_there_to_be_drawn(string department, string field, bool inForce, bool claims) =>
        Assert.Equal(claims, new StatisticsFilter(new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)) { Department = "mzj", Field = "民族宗教" }.Claims(new CountedItem("x", "x", department, inForce, field)));

    [Fact]
    public void What_is_on_time_or_revisited_counts_among_what_was_due_and_finished()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj"), 1, Clean with { Due = 1, OnTime = 1, Revisited = 1 }).Draw(CountedYear.Batch("mzj"), 1, Clean with { Due = 1 }).Draw(CountedYear.Batch("mzj"), 1);
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("disclosed-on-time-by-target"));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("revisit-rate-by-target"));
    }

    [Fact]
    public void By_department_a_joint_draw_stands_with_each_of_its_departments_and_with_its_part_alone()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj", "scjgj"), 2, Clean).Draw(CountedYear.Batch("scjgj"), 3);
        Assert.Equal((1L, 1L, "100.0%"), year.Figure("joint-share-by-task", "mzj", Grouping.Department));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("joint-share-by-task", "scjgj", Grouping.Department));
        Assert.Equal((2L, 5L, "40.0%"), year.Figure("completion-by-department", "scjgj", Grouping.Department));
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("joint-share-by-task", "", Grouping.Department));
    }

    [Fact]
    public void The_trend_goes_by_the_day_of_confirmation()
    {
        var year = new CountedYear().Draw(CountedYear.Batch("mzj"), 1, on: new DateOnly(2023, 3, 31)).Draw(CountedYear.Batch("mzj", "scjgj"), 1, on: new DateOnly(2023, 4, 1)).Draw(CountedYear.Batch("mzj"), 1, on: new DateOnly(2023, 6, 30));
        Assert.Equal(["", "2023-Q1", "2023-Q2"], year.Indicators(Grouping.Quarter).Select(indicator => indicator.Group).Distinct());
        Assert.Equal(["", "2023-03", "2023-04", "2023-06"], year.Indicators(Grouping.Month).Select(indicator => indicator.Group).Distinct());
        Assert.Equal((1L, 2L, "50.0%"), year.Figure("joint-share-by-task", "2023-Q2", Grouping.Quarter));
    }

    [Fact]
    public void A_year_without_draws_meets_no_goal() =>
        Assert.All(new CountedYear().Indicators(Grouping.None, new IndicatorGoal("joint-share-by-task", 25, 12, 20, "县计划")), indicator => Assert.Equal(("-", false), (indicator.Share, indicator.Met)));

    [Fact]
    public void Months_add_up_to_the_year_and_nothing_counts_above_that_does_not_count_below() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[1, 12], Gen.Int[0, 3]).List[0, 12].Sample(draws =>
        {
            var year = new CountedYear();
            foreach (var (joint, targets, month, standing) in draws)
                year.Draw(joint ? CountedYear.Batch("mzj", "scjgj") : CountedYear.Batch("mzj"), targets, new[] { default, Clean, Found, Silent }[standing], new DateOnly(2023, month, 15));
            var indicators = year.Indicators(Grouping.Month);
            Assert.All(indicators, indicator => Assert.True(indicator.Definition.IsAverage || indicator.Numerator <= indicator.Denominator || indicator.Definition == SingleIndicators.EnterprisesDrawn));
            foreach (var definition in Measures.All.SelectMany(measure => Measures.Units.Select(measure.In)))
            {
                var (own, months) = (indicators.Where(indicator => indicator.Definition == definition), indicators.Where(indicator => indicator.Definition == definition && indicator.Group.Length > 0).ToList());
                Assert.Equal((own.First().Numerator, own.First().Denominator), (months.Sum(month => month.Numerator), months.Sum(month => month.Denominator)));
            }
        });
}
