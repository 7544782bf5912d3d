using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>What a plan is refused for, with the path of the field.</summary>
public sealed class PlanRulesTests
{
    private const string Batch = "inspection_plan.batches[0]";

    private static readonly Dictionary<string, (Rule Rule, string Field, PlanDraft Draft)> Spoilt = new()
    {
        ["an id in capitals"] = (Rule.FieldMalformed, "inspection_plan_id", SmallPlan.Draft with { Id = "2023-Halal" }),
        ["an id that ends in a hyphen"] = (Rule.FieldMalformed, "inspection_plan_id", SmallPlan.Draft with { Id = "2023-" }),
        ["an id of 64 characters"] = (Rule.FieldMalformed, "inspection_plan_id", SmallPlan.Draft with { Id = new string('a', 64) }),
        ["no title"] = (Rule.FieldRequired, "inspection_plan.title", SmallPlan.Draft with { Title = " " }),
        ["a title of two lines"] = (Rule.FieldMalformed, "inspection_plan.title", SmallPlan.Draft with { Title = "a\nb" }),
        ["a year of two digits"] = (Rule.FieldMalformed, "inspection_plan.year", SmallPlan.Draft with { Year = 23 }),
        ["no batch"] = (Rule.FieldRequired, "inspection_plan.batches", SmallPlan.Draft with { Batches = [] }),
        ["a batch that stands twice"] = (Rule.FieldMalformed, "inspection_plan.batches[1].batch_id", SmallPlan.Draft with { Batches = [SmallPlan.Batch, SmallPlan.Batch] }),
        ["another department's plan"] = (Rule.NotPermitted, $"{Batch}.departments[0].department", SmallPlan.Draft with { LeadDepartment = "scjgj" }),
        ["a window that ends before it starts"] = (Rule.WindowAhead, $"{Batch}.end_date", SmallPlan.With(b => b with { StartOn = b.EndOn.AddDays(1) })),
        ["a window past"] = (Rule.WindowAhead, $"{Batch}.end_date", SmallPlan.With(b => b with { StartOn = new(2023, 10, 1), EndOn = new(2023, 10, 29) })),
        ["no department"] = (Rule.FieldRequired, $"{Batch}.departments", SmallPlan.With(b => b with { Departments = [] })),
        ["an unknown department"] = (Rule.Unknown, $"{Batch}.departments[1].department", SmallPlan.With(b => b with { Departments = [b.Departments[0], new("gaj", 2, [], ["gaj-ga-01"])] })),
        ["one inspector"] = (Rule.AtLeastTwoInspectors, $"{Batch}.departments[0].inspectors", SmallPlan.With(b => SmallPlan.Lead(b, d => d with { Inspectors = 1 }))),
        ["no item"] = (Rule.FieldRequired, $"{Batch}.departments[0].items", SmallPlan.With(b => SmallPlan.Lead(b, d => d with { Items = [] }))),
        ["an unclaimed item"] = (Rule.ItemOnTheList, $"{Batch}.departments[0].items[1]", SmallPlan.With(b => SmallPlan.Lead(b, d => d with { Items = ["mzj-mz-01", "mzj-mz-02"] }))),
        ["another department's item"] = (Rule.ItemOnTheList, $"{Batch}.departments[0].items[0]", SmallPlan.With(b => SmallPlan.Lead(b, d => d with { Items = ["scjgj-sc-01"] }))),
        ["no stratum"] = (Rule.FieldRequired, $"{Batch}.strata", SmallPlan.With(b => b with { Strata = [] })),
        ["a stratum that stands twice"] = (Rule.FieldMalformed, $"{Batch}.strata[6].name", SmallPlan.With(b => b with { Strata = [.. b.Strata, b.Strata[0]] })),
        ["a stratum without its name"] = (Rule.FieldRequired, $"{Batch}.strata[0].name", SmallPlan.With(b => SmallPlan.First(b, s => s with { Name = "" }))),
        ["a rate without its sign"] = (Rule.TakeInForm, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "0.5" }))),
        ["a rate above the whole"] = (Rule.TakeInForm, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "100.1%" }))),
        ["a rate of 1000 %"] = (Rule.TakeInForm, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "1000%" }))),
        ["a take that is nothing"] = (Rule.TakeInForm, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "" }))),
        ["a minimum beside a count"] = (Rule.TakeInForm, $"{Batch}.strata[0].minimum", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "3", Minimum = 1 }))),
        ["a negative minimum"] = (Rule.TakeInForm, $"{Batch}.strata[0].minimum", SmallPlan.With(b => SmallPlan.First(b, s => s with { Minimum = -1 }))),
        ["an ungraded stratum with grades"] = (Rule.FieldMalformed, $"{Batch}.strata[0].ungraded", SmallPlan.With(b => SmallPlan.First(b, s => s with { Ungraded = true, Grades = ["A"] }))),
        ["a grade outside the scheme"] = (Rule.FieldMalformed, $"{Batch}.strata[0].grades", SmallPlan.With(b => SmallPlan.First(b, s => s with { Grades = ["E"] }))),
        ["a full-width grade"] = (Rule.FieldMalformed, $"{Batch}.strata[0].grades", SmallPlan.With(b => SmallPlan.First(b, s => s with { Grades = ["Ａ"] }))),
        ["a stratum's empty tag"] = (Rule.FieldMalformed, $"{Batch}.strata[0].tags", SmallPlan.With(b => SmallPlan.First(b, s => s with { Tags = [""] }))),
        ["a stratum's tag with a comma"] = (Rule.FieldMalformed, $"{Batch}.strata[0].tags", SmallPlan.With(b => SmallPlan.First(b, s => s with { Tags = ["零申报,投诉举报"] }))),
        ["drawn and not drawn this year"] = (Rule.FieldMalformed, $"{Batch}.strata[0].not_drawn_this_year", SmallPlan.With(b => SmallPlan.First(b, s => s with { NotDrawnThisYear = true, DrawnThisYear = true }))),
        ["a take below its range"] = (Rule.TakeInsideRange, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "4.9%", Range = new("5%", "20%", null) }))),
        ["a take above its range"] = (Rule.TakeInsideRange, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "all", Range = new("61%", "99.9%", null) }))),
        ["a count within a range of rates"] = (Rule.TakeInsideRange, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "3", Range = new("", "", null) }))),
        ["nobody within a range that asks for some"] = (Rule.TakeInsideRange, $"{Batch}.strata[0].take", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "none", Range = new("1%", "", null) }))),
        ["a range upside down"] = (Rule.TakeInsideRange, $"{Batch}.strata[0].range.lowest", SmallPlan.With(b => SmallPlan.First(b, s => s with { Range = new("20%", "5%", null) }))),
        ["a range without its sign"] = (Rule.TakeInForm, $"{Batch}.strata[0].range.highest", SmallPlan.With(b => SmallPlan.First(b, s => s with { Range = new("5%", "20", null) }))),
        ["fewer than once a year"] = (Rule.FieldMalformed, $"{Batch}.strata[0].range.most_per_year", SmallPlan.With(b => SmallPlan.First(b, s => s with { Range = new("", "", -1) }))),
        ["a negative stated count"] = (Rule.FieldMalformed, $"{Batch}.strata[0].stated_count", SmallPlan.With(b => SmallPlan.First(b, s => s with { StatedCount = -1 }))),
        ["a negative stated total"] = (Rule.FieldMalformed, $"{Batch}.stated_total", SmallPlan.With(b => b with { StatedTotal = -1 })),
        ["ungraded enterprises that no stratum takes"] = (Rule.UngradedHaveStratum, $"{Batch}.strata", SmallPlan.With(b => b with { Strata = [.. b.Strata.SkipLast(1)] })),
        ["ungraded targets of a type that only grades take"] = (Rule.UngradedHaveStratum, $"{Batch}.strata", SmallPlan.With(b => b with { Scope = b.Scope with { TargetTypes = [] }, Strata = [.. b.Strata.SkipLast(1), new("ungraded", [TargetType.Enterprise], [], true, "none", null)] })),
        ["ungraded targets left out once they were drawn"] = (Rule.UngradedHaveStratum, $"{Batch}.strata", SmallPlan.With(b => b with { Strata = [.. b.Strata.SkipLast(1), b.Strata[^1] with { Range = new("", "", 2) }] })),
        ["an overall clause without its reading"] = (Rule.OverallReadingRecorded, $"{Batch}.overall.mode", SmallPlan.With(b => b with { Overall = b.Overall! with { Reading = null } })),
        ["an overall clause without its reason"] = (Rule.OverallReadingRecorded, $"{Batch}.overall.mode", SmallPlan.With(b => b with { Overall = b.Overall! with { Decision = "" } })),
        ["an overall rate without its sign"] = (Rule.TakeInForm, $"{Batch}.overall.take", SmallPlan.With(b => b with { Overall = b.Overall! with { Take = "0.5" } })),
        ["an overall rate above the whole"] = (Rule.TakeInForm, $"{Batch}.overall.take", SmallPlan.With(b => b with { Overall = b.Overall! with { Take = "101%" } })),
        ["a budget over a count"] = (Rule.TakeInForm, $"{Batch}.overall.mode", SmallPlan.With(b => SmallPlan.First(b, s => s with { Take = "3" }) with { Overall = b.Overall! with { Reading = OverallReading.Budget } })),
    };

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Fact]
    public void The_county_plan_is_accepted() => Assert.Empty(SmallPlan.FaultsOf(SmallPlan.Draft));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_named_by_rule_and_field_with_reason_and_remedy(string what)
    {
        var (rule, field, draft) = Spoilt[what];
        var fault = Assert.Single(SmallPlan.FaultsOf(draft));
        Assert.Equal((rule, field), (fault.Rule, fault.Field));
        Assert.True(fault.Reason.EndsWith('。') && fault.Remedy.EndsWith('。'));
    }

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        var faults = SmallPlan.FaultsOf(SmallPlan.Draft with
        {
            Id = "计划",
            Batches =
            [
                SmallPlan.Batch,
                SmallPlan.First(SmallPlan.Batch, s => s with { Take = "0.5", Grades = ["E"] }) with
                {
                    Id = "second",
                    EndOn = new(2023, 1, 1),
                    Departments = [new("mzj", 1, [], ["mzj-mz-99"]), new("gaj", 2, [], [])],
                },
            ],
        });
        Assert.Equal(
        [
            "inspection_plan_id",
            "inspection_plan.batches[1].end_date",
            "inspection_plan.batches[1].end_date",
            "inspection_plan.batches[1].departments[0].inspectors",
            "inspection_plan.batches[1].departments[0].items[0]",
            "inspection_plan.batches[1].departments[1].department",
            "inspection_plan.batches[1].departments[1].items",
            "inspection_plan.batches[1].strata[0].take",
            "inspection_plan.batches[1].strata[0].grades",
        ],
        faults.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("0%")]
    [InlineData("100%")]
    [InlineData("100.00%")]
    [InlineData("0.5%")]
    [InlineData("0")]
    [InlineData("999999999")]
    [InlineData("all")]
    [InlineData("none")]
    public void A_take_that_the_draw_understands_is_accepted(string take) =>
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(batch => SmallPlan.First(batch, stratum => stratum with { Take = take }))));

    [Theory]
    [InlineData("5%", "5%", "20%")]
    [InlineData("20.0%", "5%", "20%")]
    [InlineData("0.333333333333333333%", "0.333333333333333333%", "1%")]
    [InlineData("all", "61%", "")]
    [InlineData("none", "", "5%")]
    public void A_take_inside_its_range_is_accepted(string take, string lowest, string highest) =>
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(batch => SmallPlan.First(batch, stratum => stratum with { Take = take, Range = new(lowest, highest, null) }))));

    [Fact]
    public void A_range_that_is_missed_is_named_in_the_remedy()
    {
        var fault = Assert.Single(SmallPlan.FaultsOf(SmallPlan.With(batch => SmallPlan.First(batch, stratum => stratum with { Take = "21%", Range = new("5%", "20%", null) }))));
        Assert.Contains("21%", fault.Reason);
        Assert.Contains("5%–20%", fault.Remedy);
    }

    [Fact]
    public void A_plan_without_grades_needs_no_stratum_for_the_ungraded() =>
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(batch => batch with { Strata = [new("halal", [], [], false, "3%", null) { Tags = ["零申报"] }] })));

    [Fact]
    public void A_stratum_without_a_grade_condition_takes_the_ungraded() =>
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(batch => batch with { Strata = [new("D", [], ["D"], false, "30%", null), new("rest", [], [], false, "1%", null)] })));

    [Fact]
    public void Stated_figures_that_fit_nothing_are_accepted() =>
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(batch => SmallPlan.First(batch, stratum => stratum with { StatedCount = 6 }) with { StatedTotal = 5 })));

    [Fact]
    public void A_window_that_ends_today_is_accepted() =>
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(batch => batch with { StartOn = SmallPlan.Surroundings.Today, EndOn = SmallPlan.Surroundings.Today })));
}
