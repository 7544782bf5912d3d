using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>Which targets a batch draws from, and the rule of its draw.</summary>
public sealed class BatchRuleTests
{
    [Theory]
    [InlineData(TargetType.Enterprise, "A", "A")]
    [InlineData(TargetType.Cooperative, "D", "D")]
    [InlineData(TargetType.SoleTrader, "D", "individual")]
    [InlineData(TargetType.SoleTrader, null, "individual")]
    [InlineData(TargetType.Enterprise, null, "ungraded")]
    [InlineData(TargetType.Enterprise, "E", null)]
    [InlineData(TargetType.Enterprise, "a", null)]
    public void A_target_belongs_to_the_first_stratum_that_matches(TargetType type, string? grade, string? stratum) =>
        Assert.Equal(stratum, BatchRule.StratumOf(SmallPlan.Batch, SmallPlan.Target(type, grade)));

    [Fact]
    public void A_stratum_of_types_and_grades_asks_for_both()
    {
        var stratum = new PlanStratum("x", [TargetType.Enterprise], ["C", "D"], false, "1%", null);
        Assert.True(stratum.Matches(SmallPlan.Target(grade: "D")));
        Assert.False(stratum.Matches(SmallPlan.Target(grade: "A")));
        Assert.False(stratum.Matches(SmallPlan.Target(TargetType.SoleTrader, "D")));
        Assert.False(stratum.Matches(SmallPlan.Target(grade: null)));
    }

    [Fact]
    public void A_stratum_of_tags_takes_who_carries_every_one()
    {
        var stratum = new PlanStratum("zero-report", [], [], false, "all", null) { Tags = ["零申报", "食品销售"] };
        Assert.False(stratum.Matches(SmallPlan.Target()));
        Assert.True(stratum.Matches(SmallPlan.Target() with { Tags = ["食品销售", "大额资本", "零申报"] }));
    }

    [Theory]
    [InlineData(0, true, false)]
    [InlineData(1, false, true)]
    [InlineData(2, false, true)]
    public void A_stratum_can_ask_for_who_was_or_was_not_drawn_this_year(int drawn, bool first, bool again)
    {
        var any = new PlanStratum("x", [], [], false, "1%", null);
        Assert.True(any.Matches(SmallPlan.Target() with { DrawnThisYear = drawn }));
        Assert.Equal(first, (any with { NotDrawnThisYear = true }).Matches(SmallPlan.Target() with { DrawnThisYear = drawn }));
        Assert.Equal(again, (any with { DrawnThisYear = true }).Matches(SmallPlan.Target() with { DrawnThisYear = drawn }));
    }

    [Theory]
    [InlineData(0, "D")]
    [InlineData(1, "D")]
    [InlineData(2, "spared")]
    [InlineData(3, "spared")]
    public void A_target_drawn_as_often_as_a_year_allows_leaves_its_stratum(int drawn, string stratum)
    {
        var batch = SmallPlan.Batch with { Strata = [new("D", [], ["D"], false, "80%", null) { Range = new("61%", "100%", 2) }, new("spared", [], [], false, "none", null)] };
        Assert.Equal(stratum, BatchRule.StratumOf(batch, SmallPlan.Target(grade: "D") with { DrawnThisYear = drawn }));
    }

    /// <summary>R12 of the published wordings: 0 % of both halves, filled up to the overall rate from the last stratum, who are those not yet drawn.</summary>
    [Theory]
    [InlineData(60, 40, 0, 25)]
    [InlineData(80, 20, 5, 20)]
    [InlineData(100, 0, 25, 0)]
    public void Who_was_not_drawn_this_year_comes_first(int drawn, int notYet, int again, int first)
    {
        var batch = SmallPlan.Batch with
        {
            Strata = [new("again", [], [], false, "0%", null) { DrawnThisYear = true }, new("first", [], [], false, "0%", null) { NotDrawnThisYear = true }],
            Overall = new OverallClause(OverallReading.TopUp, "25%", "先抽本年度未抽过的（牵头部门决定）。"),
        };
        Assert.Empty(SmallPlan.FaultsOf(SmallPlan.With(_ => batch)));
        Assert.Equal(["first", "again"], Enumerable.Range(0, 2).Select(times => BatchRule.StratumOf(batch, SmallPlan.Target() with { DrawnThisYear = times })));
        Assert.Equal([again, first], Quotas.Of(BatchRule.Of(InspectionPlan.Create(SmallPlan.Draft, default), batch), [drawn, notYet]));
    }

    [Fact]
    public void A_scope_covers_a_target_only_where_every_condition_holds()
    {
        var (scope, target) = (SmallPlan.Batch.Scope, SmallPlan.Target());
        Assert.True(scope.Covers(target));
        Assert.False(scope.Covers(target with { RegisteredOn = new(2023, 1, 1) }));
        Assert.False(scope.Covers(target with { RegistrationState = "注销" }));
        Assert.False(scope.Covers(target with { Tags = ["食品销售"] }));
        Assert.False(scope.Covers(target with { Type = TargetType.Cooperative }));
        Assert.True(new Scope(null, [], [], []).Covers(target with { RegistrationState = "吊销", Tags = [] }));
    }

    [Fact]
    public void The_rule_of_a_batch_says_what_the_plan_says_and_records_the_reading()
    {
        var rule = BatchRule.Of(InspectionPlan.Create(SmallPlan.Draft, default), SmallPlan.Batch);
        Assert.Equal(("inspectionPlans/2023-halal", "2023-11-10", "half_up"), (rule.Plan, rule.LastDay, rule.RoundingWord));
        Assert.Equal(["mzj", "scjgj"], rule.Departments.Select(department => department.Id));
        Assert.Equal(SmallPlan.Batch.Strata.Select(stratum => new RuleStratum(stratum.Name, stratum.Take, stratum.Minimum)), rule.Strata);
        Assert.Equal((new RuleOverall(RuleOverall.Report, "5%"), SmallPlan.Batch.Overall!.Decision), (rule.Overall, rule.Note));
    }

    [Theory]
    [InlineData(OverallReading.Report, "report")]
    [InlineData(OverallReading.TopUp, "top_up")]
    [InlineData(OverallReading.Budget, "budget")]
    public void A_reading_becomes_the_mode_of_the_rule(OverallReading reading, string mode) => Assert.Equal(mode,
        BatchRule.Of(InspectionPlan.Create(SmallPlan.Draft, default), SmallPlan.Batch with { Overall = SmallPlan.Batch.Overall! with { Reading = reading } }).Overall!.Mode);
}
