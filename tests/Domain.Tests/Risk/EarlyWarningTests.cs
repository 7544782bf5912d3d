using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.Plans;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Risk;

/// <summary>预警: which worsening fires which rule, and how a warning is answered.</summary>
public sealed class EarlyWarningTests
{
    private static readonly DateTimeOffset Now = new(2023, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly GradeScheme Scheme = new("hebei-abcd", ["A", "B", "C", "D"])
    {
        Warnings = [new("to-highest", "", "local", Grade: "D"), new("two-steps", "", "local", Steps: 2)],
    };

    private static readonly InspectionPlan Plan = InspectionPlan.Create(SmallPlan.Draft, Now);

    [Fact]
    public void The_first_rule_that_fires_counts_and_a_step_too_few_fires_none() =>
        Assert.Equal(
            [("A", "C", "two-steps"), ("A", "D", "to-highest"), ("B", "D", "to-highest"), ("C", "D", "to-highest")],
            Scheme.Worsenings().Select(worsening => (worsening.Before, worsening.After, worsening.Rule.Id)));

    [Fact]
    public void A_rule_on_the_index_is_none_on_grades() =>
        Assert.Empty((Scheme with { Warnings = [new("points", "", "local") { Index = new IndexWorsening(new(10_00), null) }] }).Worsenings());

    [Theory]
    [InlineData("0", true)]
    [InlineData("100", true)]
    [InlineData("63.55", true)]
    [InlineData("-0.01", false)]
    [InlineData("100.01", false)]
    [InlineData("63.555", false)]
    public void An_index_is_on_its_scale_with_two_decimals_or_none(string number, bool read)
    {
        var index = new IndexScale(new(0), new(100_00), true, "local").Read(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(read ? number : null, index?.ToString());
    }

    [Fact]
    public void Without_rules_nothing_is_warned_of() => Assert.Empty(new GradeScheme("hebei-abcd", ["A", "B"]).Worsenings());

    [Fact]
    public void A_batch_answers_a_warning_only_where_its_scope_holds_the_target()
    {
        var answer = new WarningAnswer(WarningDisposal.Included, Plan, "halal-food", "");
        foreach (var outside in new[] { null, SmallPlan.Target() with { RegistrationState = "注销" } })
            Assert.Equal((Rule.WarningAnswered, "batch_id"), FaultOf(answer, outside));
        var warning = Made();
        warning.Acknowledge(answer, SmallPlan.Target(), "mzj/clerk", Now);
        Assert.Equal((WarningDisposal.Included, "inspectionPlans/2023-halal", "halal-food", "mzj/clerk"), (warning.Disposal, warning.Plan, warning.BatchId, warning.AcknowledgedBy));
    }

    [Fact]
    public void Everything_else_wants_a_reason_and_no_batch()
    {
        Assert.Equal((Rule.FieldRequired, "reason"), FaultOf(new(WarningDisposal.None, null, "", " "), null));
        Assert.Equal((Rule.FieldRequired, "reason"), FaultOf(new(WarningDisposal.SpecialCheck, null, "", ""), null));
        Assert.Equal((Rule.WarningAnswered, "batch_id"), FaultOf(new(WarningDisposal.None, null, "halal-food", "已注销"), null));
        Assert.Equal((Rule.Unknown, "plan"), FaultOf(new(WarningDisposal.Included, null, "halal-food", ""), SmallPlan.Target()));
        Assert.Equal((Rule.Unknown, "batch_id"), FaultOf(new(WarningDisposal.Included, Plan, "other", ""), SmallPlan.Target()));
        Assert.Equal((Rule.FieldRequired, "disposal"), FaultOf(new(0, null, "", "已注销"), null));
        var warning = Made();
        warning.Acknowledge(new(WarningDisposal.SpecialCheck, null, "", "十一月安排专项检查"), null, "mzj/clerk", Now);
        Assert.Equal(WarningDisposal.SpecialCheck, warning.Disposal);
    }

    [Fact]
    public void Of_any_answers_in_any_order_the_first_good_one_stands_and_a_refused_one_changes_nothing()
    {
        WarningAnswer[] answers =
        [
            new(WarningDisposal.Included, Plan, "halal-food", ""), new(WarningDisposal.Included, null, "", ""), new(WarningDisposal.None, null, "", "已注销"),
            new(WarningDisposal.None, null, "", ""), new(WarningDisposal.SpecialCheck, null, "", "专项"), new(0, null, "", ""),
        ];
        Gen.Int[0, answers.Length - 1].Array[0, 8].Sample(history =>
        {
            var warning = Made();
            foreach (var answer in history.Select(i => answers[i]))
            {
                var (disposal, version) = (warning.Disposal, warning.Version);
                try
                {
                    warning.Acknowledge(answer, SmallPlan.Target(), "mzj/clerk", Now);
                    Assert.Equal(((WarningDisposal?)null, version + 1, answer.Disposal), (disposal, warning.Version, warning.Disposal!.Value));
                }
                catch (RuleViolation)
                {
                    Assert.Equal((disposal, version), (warning.Disposal, warning.Version));
                }
            }
        }, iter: 200);
    }

    private static (Rule, string) FaultOf(WarningAnswer answer, CandidateTarget? target)
    {
        var fault = Assert.Single(Assert.Throws<RuleViolation>(() => Made().Acknowledge(answer, target, "mzj/clerk", Now)).Faults);
        return (fault.Rule, fault.Field);
    }

    private static EarlyWarning Made() => (EarlyWarning)Activator.CreateInstance(typeof(EarlyWarning), nonPublic: true)!;
}
