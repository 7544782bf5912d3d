using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Tests.Plans;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Risk;

/// <summary>比例与频次建议: inside the published range, by the last results, and never a change of the plan.</summary>
public sealed class RateSuggestionTests
{
    private static readonly GradeScheme Scheme = new("hebei-abcd", ["A", "B", "C", "D"])
    {
        Ranges = [new("A", new("0%", "5%", 1), "每年少于1次", "林甸2024"), new("B", new("5%", "20%", 1), "每年1次", "林甸2024"), new("C", new("21%", "60%", 2), "", "林甸2024"), new("D", new("61%", "100%", null), "", "林甸2024")],
    };

    private static readonly Dictionary<string, Share> None = [];

    [Fact]
    public void The_rate_follows_the_problem_rate_inside_the_range_and_is_its_lower_end_without_results()
    {
        var strata = RateSuggestion.Of(SmallPlan.Batch, Scheme, new Dictionary<string, Share> { ["B"] = new(1, 3), ["C"] = new(2, 2), ["D"] = new(0, 4) }).Strata;
        Assert.Equal(
            ["individual 5% 5%", "A 0.5% 0%", "B 2% 10%", "C 10% 60%", "D 30% 61%", "ungraded none none", "already-drawn  none"],
            strata.Select(one => $"{one.Stratum.Name} {one.Present} {one.Stratum.Take}"));
        Assert.Contains("33.3%（1/3）", string.Concat(strata[2].Reasons));
        Assert.Contains("取区间下限0%", string.Concat(strata[1].Reasons));
        Assert.Contains("计划现定2%，在该区间之外", string.Concat(strata[2].Reasons));
        Assert.DoesNotContain("之外", string.Concat(strata[1].Reasons));
        Assert.Equal(("林甸2024", 1), (strata[1].Range!.Source, strata[1].Stratum.Range!.MostPerYear!.Value));
    }

    [Fact]
    public void A_batch_that_does_not_go_by_grade_keeps_its_strata_for_the_ungraded()
    {
        var batch = SmallPlan.Batch with { Strata = [new PlanStratum("all", [], [], false, "10%", null)], Overall = null };
        var suggestion = RateSuggestion.Of(batch, Scheme, None);
        Assert.Equal(["all", "A", "B", "C", "D", "already-drawn"], suggestion.Strata.Select(one => one.Stratum.Name));
        Assert.True(suggestion.Strata[0].Stratum.Ungraded);
        Assert.Equal(("10%", ""), (suggestion.Strata[0].Present, suggestion.Strata[1].Present));
    }

    [Fact]
    public void What_is_suggested_is_a_plan_that_the_rules_accept_and_the_county_can_draw()
    {
        foreach (var batch in new[] { SmallPlan.Batch, SmallPlan.Batch with { Strata = [new PlanStratum("all", [], [], false, "10%", null)] } })
        {
            var suggested = RateSuggestion.Of(batch, Scheme, None).Batch;
            Assert.Empty(SmallPlan.FaultsOf(SmallPlan.Draft with { Batches = [suggested] }));
            var plan = InspectionPlan.Create(SmallPlan.Draft, default);
            Assert.True(DryRun.Of(plan, suggested, [.. suggested.Strata.Select(_ => 100)]).Chosen.Sum >= 61 + 21 + 5);
        }
    }

    [Fact]
    public void Whatever_was_found_the_rate_stays_inside_its_range() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 40], Gen.Int[0, 97], Gen.Int[1, 97]).Sample((low, more, problems, results) =>
        {
            var range = new RateRange($"{low}.0{low % 10}%", $"{low + more}.0{low % 10}%", null);
            var scheme = Scheme with { Ranges = [new("D", range, "", "试验")] };
            var batch = SmallPlan.Batch with { Strata = [new PlanStratum("D", [], ["D"], false, "none", null)] };
            var take = RateSuggestion.Of(batch, scheme, new Dictionary<string, Share> { ["D"] = new(Math.Min(problems, results), results) }).Strata[0].Stratum.Take;
            var written = Domain.Drawing.Take.Parse(take)!;
            Assert.True(written.CompareRate(Domain.Drawing.Take.Parse(range.Lowest)!) >= 0 && written.CompareRate(Domain.Drawing.Take.Parse(range.Highest)!) <= 0, $"{take} of {range.Text}");
        }, iter: 1000);
}
