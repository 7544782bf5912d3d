using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans.Readings;

/// <summary>Every reading of a rate clause side by side; nothing is chosen and nothing corrected.</summary>
public sealed class DryRunTests
{
    [Fact]
    public void Every_reading_stands_beside_the_others_once()
    {
        var run = TrialPlan.Batch(TrialPlan.County, "5%").Try("70 20 7 3");
        Assert.Equal(15, run.Readings.Count);
        Assert.Equal(15, run.Readings.DistinctBy(reading => (reading.Reading, reading.Rounding, reading.Minimum)).Count());
        Assert.All(run.Readings.Where(reading => reading.Reading == OverallReading.Budget), reading => Assert.Equal(MinimumReading.None, reading.Minimum));
        Assert.Equal((100, 100), (run.Frame, run.Members));
    }

    [Fact]
    public void A_reading_shows_its_sum_the_overall_figure_and_the_gap()
    {
        var reading = TrialPlan.Batch(TrialPlan.County, "5%").Try("22186 5658 1581 898").Chosen;
        Assert.Equal((651, 1516, -865), (reading.Sum, reading.Overall, reading.Gap));
        Assert.Equal((new Share(651, 30323), "2.1%"), (reading.Share, reading.Share.Text));
        Assert.Equal(new StratumReading("D", "30%", 898, 269), reading.Strata[3]);
    }

    [Theory]
    [InlineData(52, 1000, "5.2%")]
    [InlineData(5249, 100000, "5.2%")]
    [InlineData(525, 10000, "5.3%")]
    [InlineData(1, 3, "33.3%")]
    [InlineData(2, 3, "66.7%")]
    [InlineData(7, 7, "100.0%")]
    [InlineData(0, 7, "0.0%")]
    [InlineData(0, 0, "0.0%")]
    [InlineData(long.MaxValue, long.MaxValue, "100.0%")]
    public void A_share_is_written_with_one_decimal_half_up(long drawn, long of, string text) => Assert.Equal(text, new Share(drawn, of).Text);

    [Theory]
    [InlineData("half_up", null, OverallReading.Report, Rounding.HalfUp, MinimumReading.None)]
    [InlineData("up", 1L, OverallReading.TopUp, Rounding.Up, MinimumReading.One)]
    [InlineData("down", 2L, OverallReading.Report, Rounding.Down, MinimumReading.AsWritten)]
    [InlineData("down", 2L, OverallReading.Budget, Rounding.Down, MinimumReading.None)]
    public void The_plans_own_choice_is_marked_and_is_what_the_draw_would_take(string rounding, long? minimum, OverallReading reading, Rounding asRounding, MinimumReading asMinimum)
    {
        var batch = TrialPlan.Batch(TrialPlan.County, "5%", reading) with { Rounding = asRounding };
        batch = batch with { Strata = [.. batch.Strata.Select(stratum => stratum with { Minimum = (int?)minimum })] };
        var chosen = batch.Try("300 70 20 10").Chosen;
        Assert.Equal((reading, asRounding, asMinimum), (chosen.Reading, chosen.Rounding, chosen.Minimum));
        var rule = BatchRule.Of(InspectionPlan.Create(SmallPlan.Draft, default), batch);
        Assert.Equal(rounding, rule.RoundingWord);
        Assert.Equal(Domain.Drawing.Quotas.Of(rule, [300, 70, 20, 10]), chosen.Strata.Select(stratum => stratum.Quota));
    }

    [Fact]
    public void A_minimum_that_only_some_strata_have_stands_as_the_plan_writes_it()
    {
        var run = SmallPlan.Batch.Try("10 70 20 7 3 5");
        Assert.Equal(21, run.Readings.Count);
        Assert.Equal((MinimumReading.AsWritten, "1 0 0 1 1 0"), (run.Chosen.Minimum, run.Chosen.Quotas()));
        Assert.Equal((115, 110), (run.Frame, run.Members));
    }

    [Fact]
    public void Without_an_overall_clause_there_is_nothing_to_fill_up_or_split()
    {
        var run = TrialPlan.Batch(TrialPlan.County).Try("300 70 20 10");
        Assert.All(run.Readings, reading => Assert.Equal(reading.Reading == OverallReading.Report, reading.Impossible.Length == 0));
        Assert.Contains("没有总体比例", run.Readings[^1].Impossible);
        Assert.Equal((null, null), (run.Chosen.Overall, run.Chosen.Gap));
    }

    [Theory]
    [InlineData("A 3; B 2%", "A", "3")]
    [InlineData("A 1%; B all", "B", "all")]
    public void A_count_cannot_take_part_in_a_budget(string strata, string name, string take)
    {
        var run = TrialPlan.Batch(strata, "5%").Try("100 100");
        Assert.All(run.Readings, reading => Assert.Equal(reading.Reading == OverallReading.Budget, reading.Impossible.Length > 0));
        Assert.Contains($"“{name}”写的是“{take}”", run.Readings[^1].Impossible);
        Assert.Empty(run.Readings[^1].Strata);
    }

    [Fact]
    public void An_excluded_stratum_counts_in_the_share_and_not_in_the_overall_figure()
    {
        var reading = TrialPlan.Batch("A none; B 10%", "5%").Try("900 100").Chosen;
        Assert.Equal(("0 10", 5, new Share(10, 1000)), (reading.Quotas(), reading.Overall, reading.Share));
        Assert.Empty(reading.Flags);
    }

    [Fact]
    public void A_stratum_that_yields_nobody_is_flagged_under_that_reading_alone()
    {
        var run = TrialPlan.Batch(TrialPlan.County, "5%").Try("25 10 4 0");
        Assert.Equal(["A", "B", "C"], run.Chosen.Flags.Select(flag => flag.Stratum));
        Assert.Equal((ReadingFlagKind.NobodyDrawn, "分层“A”有25户，按此读法一户不抽。"), (run.Chosen.Flags[0].Kind, run.Chosen.Flags[0].Text));
        Assert.All(run.Readings.Where(reading => reading.Minimum == MinimumReading.One), reading => Assert.Empty(reading.Flags));
    }

    [Fact]
    public void A_reading_that_leaves_a_range_is_flagged()
    {
        var batch = TrialPlan.Batch("A 5%; D 80%", "20%", OverallReading.TopUp);
        batch = batch with { Strata = [batch.Strata[0] with { Range = new("", "5%", null) }, batch.Strata[1] with { Range = new("61%", "", null) }] };
        var run = batch.Try("100 10");
        Assert.Equal("12 10", run.Chosen.Quotas());
        Assert.Equal([new ReadingFlag(ReadingFlagKind.OutsideRange, "A", "分层“A”抽12户，占12.0%，不在区间0%–5%内。")], run.Chosen.Flags);
        Assert.Empty(run.Readings[0].Flags);
    }

    [Fact]
    public void A_stated_total_shows_which_reading_it_is_of()
    {
        var run = TrialPlan.Batch(TrialPlan.County, "5%").Stating(20, "- - - -").Try("300 70 20 10");
        var others = run.Readings.Where(reading => reading.Flags.Any(flag => flag.Kind == ReadingFlagKind.TotalIsNotDrawn)).ToList();
        Assert.Contains(run.Chosen, others);
        Assert.Equal("计划写明共20户，按此读法抽8户。", run.Chosen.Flags.Single().Text);
        Assert.All(run.Readings.Except(others), reading => Assert.Equal(20, reading.Sum));
        Assert.All(run.Readings.Except(others), reading => Assert.NotEqual(OverallReading.Report, reading.Reading));
    }

    [Fact]
    public void A_budget_says_that_it_leaves_minimums_aside() =>
        Assert.All(TrialPlan.Batch(TrialPlan.County, "5%").Try("300 70 20 10").Readings, reading => Assert.Equal(reading.Reading == OverallReading.Budget, reading.Note.Contains("最少户数", StringComparison.Ordinal)));

    [Theory]
    [InlineData("A 0.5%; D 30%", "5%", "R1")]
    [InlineData("A 0.5%; D 30%", null, "R1")]
    [InlineData("sole 5%; A 0.5%; D 30%", "5%", "R1 R5")]
    [InlineData("A 3%; D 3%", "3%", "R4")]
    [InlineData("all 10%", null, "R9")]
    [InlineData("A none; B 2%; C 30%", null, "R1 R6")]
    [InlineData("A 2%; B 5%; C 100%; D all", null, "R1 R7")]
    [InlineData("x 1", null, "R10")]
    public void A_reading_names_the_published_wordings_that_it_follows(string strata, string? overall, string wordings) =>
        Assert.Equal(wordings, string.Join(' ', TrialPlan.Batch(strata, overall).Try(string.Join(' ', strata.Split("; ").Select(_ => "100"))).Chosen.Follows.Select(published => published.Id)));

    [Theory]
    [InlineData(OverallReading.TopUp, "5%", "R2")]
    [InlineData(OverallReading.Budget, "18", "R3")]
    [InlineData(OverallReading.Budget, "5%", "")]
    public void A_floor_and_a_fixed_count_are_readings_of_their_own(OverallReading reading, string overall, string wordings) =>
        Assert.Equal(wordings, string.Join(' ', TrialPlan.Batch(TrialPlan.County, overall, reading).Try("100 100 100 100").Chosen.Follows.Select(published => published.Id)));

    [Fact]
    public void Ranges_categories_and_those_not_yet_drawn_are_published_wordings_too()
    {
        var batch = TrialPlan.Batch("A 5%; B 10%", "5%", OverallReading.TopUp);
        var run = (batch with { Strata = [batch.Strata[0] with { Range = new("", "5%", 1) }, batch.Strata[1] with { Tags = ["零申报"], NotDrawnThisYear = true }] }).Try("100 100");
        Assert.Equal(["R8", "R11", "R12"], run.Chosen.Follows.Select(published => published.Id));
    }

    [Fact]
    public void The_published_wordings_are_numbered_and_say_where_they_are_from()
    {
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"R{number}"), PublishedReadings.All.Select(published => published.Id));
        Assert.All(PublishedReadings.All, published => Assert.True(published.Wording.Length > 0 && published.Place.Length > 0));
    }

    [Fact]
    public void No_reading_draws_more_than_there_is_and_a_fill_up_reaches_the_overall_figure() =>
        Gen.Select(Gen.Int[0, 500].Array[4], Gen.Int[0, 1000]).Sample((sizes, tenths) =>
        {
            var run = TrialPlan.Batch(TrialPlan.County, $"{tenths / 10}.{tenths % 10}%").Try(string.Join(' ', sizes));
            Assert.All(run.Readings, reading =>
            {
                Assert.All(reading.Strata, stratum => Assert.InRange(stratum.Quota, 0, stratum.Size));
                Assert.Equal(reading.Sum, reading.Strata.Sum(stratum => stratum.Quota));
                Assert.True(reading.Reading != OverallReading.TopUp || reading.Gap >= 0);
                Assert.True(reading.Reading != OverallReading.Budget || reading.Gap <= 0);
            });
        }, iter: 200);
}
