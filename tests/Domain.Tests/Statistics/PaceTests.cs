using ChangliBridge.Domain.Statistics;
using Xunit;

namespace ChangliBridge.Domain.Tests.Statistics;

/// <summary>What an indicator will be on its day.</summary>
public sealed class PaceTests
{
    private static readonly DateOnly Today = new(2023, 9, 1);

    [Theory]
    [InlineData(2, 1, 3, 10, true)]
    [InlineData(3, 3, 6, 10, false)]
    public void Batches_to_come_are_added_as_planned(int jointSoFar, int jointAhead, int above, int below, bool misses)
    {
        var year = Year(drawn: 7, joint: jointSoFar);
        for (var i = 0; i < 3; i++)
            year.Batches.Add(Batch(new DateOnly(2023, 10, 10 + i), i < jointAhead));
        Assert.Equal((above, below, misses), Of(year, "joint-share-by-task", 40));
    }

    [Fact]
    public void As_large_a_part_of_the_batches_to_come_is_expected_as_was_done_of_those_that_are_over()
    {
        var year = Year(drawn: 4, joint: 0);
        for (var i = 0; i < 4; i++)
            year.Batches.Add(Batch(new DateOnly(2023, 7, 1 + i), true)); // over and never drawn: half of what was due is done
        for (var i = 0; i < 5; i++)
            year.Batches.Add(Batch(new DateOnly(2023, 10, 1 + i), true));
        Assert.Equal((2, 6, false), Of(year, "joint-share-by-task", 25));
        Assert.Equal((2, 6, true), Of(year, "joint-share-by-task", 34));
    }

    [Fact]
    public void What_ends_after_the_day_of_the_goal_does_not_help()
    {
        var year = Year(drawn: 4, joint: 0);
        year.Batches.Add(Batch(new DateOnly(2023, 12, 20), true));
        year.Batches.Add(Batch(new DateOnly(2023, 12, 21), true));
        Assert.Equal((1, 5, true), Of(year, "joint-share-by-task", 25));
    }

    [Fact]
    public void Targets_are_those_the_plan_states_or_the_average_of_the_draws()
    {
        var year = Year(drawn: 2, joint: 0); // 10 targets each
        year.Batches.Add(Batch(new DateOnly(2023, 10, 1), true) with { StatedTargets = 7 });
        year.Batches.Add(Batch(new DateOnly(2023, 10, 2), true));
        Assert.Equal((17, 37, false), Of(year, "joint-share-by-target", 15));
        Assert.Equal((34, 54, false), Of(year, "joint-share-by-department", 15));
    }

    [Fact]
    public void Progress_is_carried_on_from_what_is_over()
    {
        var year = new CountedYear();
        year.Draw(Batch(new DateOnly(2023, 8, 1), false), 3, new Standing { Concluded = 1 });
        year.Draw(Batch(new DateOnly(2023, 8, 1), false), 1);
        year.Draw(Batch(new DateOnly(2023, 10, 1), false), 8);
        Assert.Equal((9, 12, true), Of(year, "completion-by-target", 80));
        Assert.Equal((9, 12, false), Of(year, "completion-by-target", 75));
    }

    [Fact]
    public void Where_nothing_is_over_everything_is_expected_as_planned()
    {
        var year = new CountedYear();
        year.Batches.Add(Batch(new DateOnly(2023, 10, 1), true));
        Assert.Equal((1, 1, false), Of(year, "joint-share-by-task", 25));
        Assert.Equal((1, 1, false), Of(year, "batch-completion", 100));
        Assert.Equal((0, 0, true), Of(new CountedYear(), "joint-share-by-task", 25));
    }

    [Fact]
    public void After_its_day_a_goal_is_missed_or_it_is_not()
    {
        var year = Year(drawn: 4, joint: 1);
        year.Batches.Add(Batch(new DateOnly(2023, 12, 22), true));
        Assert.Equal((1, 4, false), Of(year, "joint-share-by-task", 25, new DateOnly(2023, 12, 21)));
        Assert.Equal((1, 4, true), Of(year, "joint-share-by-task", 26, new DateOnly(2023, 12, 21)));
    }

    [Fact]
    public void What_has_no_goal_or_does_not_follow_from_the_plan_is_not_foretold()
    {
        var year = Year(drawn: 4, joint: 1);
        Assert.Null(Forecast(year, "joint-share-by-task", 0, Today));
        Assert.Null(Forecast(year, "problem-rate-by-target", 10, Today));
        Assert.Contains("检查窗口已过的计划批次4个", Forecast(year, "joint-share-by-task", 25, Today)!.Method);
    }

    private static CountedYear Year(int drawn, int joint)
    {
        var year = new CountedYear();
        for (var i = 0; i < drawn; i++)
        {
            var batch = Batch(new DateOnly(2023, 6, 1 + i), i < joint);
            year.Batches.Add(batch with { Drawn = true });
            year.Draw(batch, 10);
        }
        return year;
    }

    private static CountedBatch Batch(DateOnly endOn, bool joint) =>
        CountedYear.Batch(joint ? ["mzj", "scjgj"] : ["mzj"]) with { Id = $"b-{endOn:MMdd}", StartOn = endOn, EndOn = endOn };

    private static (int, int, bool) Of(CountedYear year, string indicator, int percent, DateOnly? today = null)
    {
        var forecast = Forecast(year, indicator, percent, today ?? Today)!;
        return ((int)forecast.Numerator, (int)forecast.Denominator, forecast.Misses);
    }

    private static Forecast? Forecast(CountedYear year, string indicator, int percent, DateOnly today)
    {
        var goal = new IndicatorGoal(indicator, percent, 12, 20, "县计划");
        var now = year.Indicators(Grouping.None, goal);
        return new Pace(year.Basis, now, year.Over(today, goal), today).Of(now.Single(known => known.Definition.Id == indicator), 2023);
    }
}
