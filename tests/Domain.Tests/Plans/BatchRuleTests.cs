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
