using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.Plans;
using ChangliBridge.Domain.Tests.Results;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Revisits;

/// <summary>回访: who may, what is compared, and what it does to the problem rate.</summary>
public sealed class RevisitTests
{
    private static readonly Dictionary<RevisitState, RevisitState[]> Graph = new()
    {
        [RevisitState.Open] = [RevisitState.Open, RevisitState.Submitted],
        [RevisitState.Submitted] = [RevisitState.Submitted, RevisitState.Returned, RevisitState.Concluded],
        [RevisitState.Returned] = [RevisitState.Returned, RevisitState.Submitted],
        [RevisitState.Concluded] = [RevisitState.Concluded],
    };

    [Fact]
    public void Everything_wrong_in_an_entry_is_named_at_once()
    {
        var draft = new RevisitDraft(new DateOnly(2023, 11, 18), ["ssjb-1", "mzj-1"], [new("mzj-mz-01", RevisitOutcome.Problem, ""), new("mzj-mz-01", 0, ""), new("other", RevisitOutcome.NoProblem, "")]);
        var faults = Assert.Throws<RuleViolation>(() => SmallRevisit.Open().Submit(draft, "ssjb-clerk", SmallRevisit.Today)).Faults;
        Assert.Equal(
            [
                (Rule.CheckInsideWindow, "visit_date"), (Rule.InspectorAssigned, "inspectors[1]"), (Rule.FieldRequired, "findings[0].text"), (Rule.FieldMalformed, "findings[1].item"),
                (Rule.FieldRequired, "findings[1].outcome"), (Rule.Unknown, "findings[2].item"), (Rule.FieldRequired, "findings"),
            ],
            faults.Select(fault => (fault.Rule, fault.Field)));
    }

    [Theory]
    [InlineData("ssjb-clerk", "ssjb", false)] // entered it
    [InlineData("ssjb-1", "ssjb", false)] // went
    [InlineData("mzj-1", "ssjb", false)] // was at the first check
    [InlineData("mzj-approver", "mzj", false)] // of a first department
    [InlineData("ssjb-approver", "ssjb", true)]
    public void Only_somebody_who_was_at_neither_check_reviews(string id, string department, bool may)
    {
        var revisit = SmallRevisit.Open();
        revisit.Submit(SmallRevisit.Draft, "ssjb-clerk", SmallRevisit.Today);
        if (may)
            revisit.Conclude((id, department), SmallRevisit.Target, ("130322", SmallResult.Now));
        else
            Assert.Equal(Rule.RevisitReviewedByOthers, Assert.Throws<RuleViolation>(() => revisit.Conclude((id, department), SmallRevisit.Target, ("130322", SmallResult.Now))).Faults.Single().Rule);
        Assert.Equal(may ? RevisitState.Concluded : RevisitState.Submitted, revisit.State);
    }

    [Theory]
    [InlineData("1", RevisitOutcome.NoProblem, RevisitVerdict.Agrees)]
    [InlineData("A", RevisitOutcome.Problem, RevisitVerdict.Agrees)]
    [InlineData("1", RevisitOutcome.Problem, RevisitVerdict.FirstMissed)]
    [InlineData("A", RevisitOutcome.NoProblem, RevisitVerdict.FirstFoundMore)]
    [InlineData("A", RevisitOutcome.Unchecked, RevisitVerdict.NotCompared)]
    public void Each_item_is_compared_with_the_first_result(string code, RevisitOutcome outcome, RevisitVerdict verdict)
    {
        var comparisons = SmallRevisit.Concluded(code, outcome).Comparisons();
        Assert.Equal(("mzj-mz-01", "inspectionTasks/2023-halal-1-001/results/mzj", verdict), (comparisons[0].Item, comparisons[0].FirstResult, comparisons[0].Verdict));
        Assert.Equal(RevisitVerdict.Agrees, comparisons[1].Verdict);
    }

    [Fact]
    public void The_province_learns_the_comparison_and_neither_who_checked_nor_what_was_written()
    {
        var (revisit, fact) = SmallRevisit.Compared("1", RevisitOutcome.Problem);
        Assert.Equal((Platforms.Provincial, FactKinds.Revisit, $"130322:ssjb:revisit:{revisit.Id}", 1, "ssjb"), (fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision, fact.Department));
        Assert.Equal(["comparisons", "concludedAt", "department", "division", "draw", "target", "targetTitle", "task", "visitedOn"], fact.Body.Keys.Order(StringComparer.Ordinal));
        var comparisons = ((IEnumerable<Dictionary<string, object>>)fact.Body["comparisons"]).ToList();
        Assert.Equal(
            [("mzj-mz-01", "mzj", (int)RevisitOutcome.Problem, (int)RevisitVerdict.FirstMissed), ("scjgj-sc-01", "scjgj", (int)RevisitOutcome.NoProblem, (int)RevisitVerdict.Agrees)],
            comparisons.Select(one => ((string)one["item"], (string)one["department"], (int)one["outcome"], (int)one["verdict"])));
    }

    [Theory]
    [InlineData("A", ItemVerdict.Failed, true)]
    [InlineData("1", ItemVerdict.Passed, false)]
    [InlineData("1", ItemVerdict.Unchecked, null)]
    [InlineData("1", ItemVerdict.Inapplicable, null)]
    public void Where_the_first_result_goes_item_by_item_it_is_taken_at_its_word(string code, ItemVerdict verdict, bool? problem) =>
        Assert.Equal(problem, SmallRevisit.Finished(code, new ItemOutcome("mzj-mz-01", verdict, verdict == ItemVerdict.Failed ? "台账不全" : "")).Findings[0].Problem);

    [Fact]
    public void Nothing_is_compared_before_it_is_concluded()
    {
        var revisit = SmallRevisit.Open();
        revisit.Submit(SmallRevisit.Draft, "ssjb-clerk", SmallRevisit.Today);
        Assert.Empty(revisit.Comparisons());
    }

    [Fact]
    public void The_effect_counts_concluded_revisits_before_and_after_with_numerator_and_denominator()
    {
        var revisits = new[]
        {
            SmallRevisit.Concluded("1", RevisitOutcome.Problem), SmallRevisit.Concluded("1", RevisitOutcome.NoProblem), SmallRevisit.Concluded("A", RevisitOutcome.NoProblem), SmallRevisit.Open("A"),
        };
        var effect = RevisitEffect.Of(revisits, 20);
        Assert.Equal((3, 20, "15.0%"), (effect.Rate.Numerator, effect.Rate.Denominator, effect.Rate.Text));
        Assert.Equal((1, 3, 2, 3), (effect.Before.Numerator, effect.Before.Denominator, effect.After.Numerator, effect.After.Denominator));
        Assert.Equal((4, 1, 1, 0), (effect.Verdicts[RevisitVerdict.Agrees], effect.Verdicts[RevisitVerdict.FirstMissed], effect.Verdicts[RevisitVerdict.FirstFoundMore], effect.Verdicts[RevisitVerdict.NotCompared]));
    }

    [Fact]
    public void The_office_that_inspected_cannot_plan_its_own_revisit_and_a_second_one_can()
    {
        Assert.Contains((Rule.RevisitBySecondOffice, "revisited_plan"), Faults(SmallRevisit.Planning("scjgj")));
        Assert.Empty(Faults(SmallRevisit.Planning()));
    }

    [Fact]
    public void A_plan_of_revisits_is_checked_as_every_plan_under_the_fields_of_its_own_request() => Assert.Equal(
        [(Rule.FieldMalformed, "inspection_plan_id"), (Rule.WindowAhead, "end_date"), (Rule.AtLeastTwoInspectors, "inspectors"), (Rule.TakeInForm, "with_problem")],
        Faults(SmallRevisit.Planning() with { Id = "回访", Inspectors = 1, WithProblem = "一半", EndOn = new DateOnly(2023, 11, 12) }));

    [Fact]
    public void No_sequence_of_acts_leaves_the_graph_and_a_refused_act_changes_nothing()
    {
        Action<Revisit>[] acts =
        [
            revisit => revisit.Submit(SmallRevisit.Draft, "ssjb-clerk", SmallRevisit.Today),
            revisit => revisit.Submit(SmallRevisit.Draft with { Findings = [] }, "ssjb-clerk", SmallRevisit.Today),
            revisit => revisit.Return("请补充", SmallRevisit.Reviewer),
            revisit => revisit.Return("请补充", ("mzj-1", "mzj")),
            revisit => revisit.Conclude(SmallRevisit.Reviewer, SmallRevisit.Target, ("130322", SmallResult.Now)),
            revisit => revisit.Conclude(("ssjb-clerk", "ssjb"), SmallRevisit.Target, ("130322", SmallResult.Now)),
        ];
        var reached = new System.Collections.Concurrent.ConcurrentDictionary<RevisitState, bool>();
        Gen.Int[0, acts.Length - 1].Array[0, 12].Sample(history =>
        {
            var revisit = SmallRevisit.Open();
            foreach (var act in history)
            {
                var (before, version) = (revisit.State, revisit.Version);
                try
                {
                    acts[act](revisit);
                    Assert.Equal(version + 1, revisit.Version);
                }
                catch (RuleViolation)
                {
                    Assert.Equal((before, version), (revisit.State, revisit.Version));
                }
                Assert.Contains(revisit.State, Graph[before]);
                reached[revisit.State] = true;
            }
        }, iter: 3_000);
        Assert.Equal(Graph.Keys, reached.Keys.Order());
    }

    [Fact]
    public void A_plan_of_revisits_is_not_written_by_hand_and_any_other_is()
    {
        InspectionPlan.Create(SmallPlan.Draft, SmallResult.Now).RequireWritable();
        var revisits = InspectionPlan.Create(SmallRevisit.Planning().Draft(SmallRevisit.Plan(), SmallPlan.Surroundings, new FaultList()), SmallResult.Now);
        Assert.Equal(Rule.RevisitPlanKept, Assert.Single(Assert.Throws<RuleViolation>(revisits.RequireWritable).Faults).Rule);
    }

    private static List<(Rule, string)> Faults(RevisitPlanning planning)
    {
        var faults = new FaultList();
        planning.Draft(SmallRevisit.Plan(), SmallPlan.Surroundings, faults);
        return [.. faults.All.Select(fault => (fault.Rule, fault.Field))];
    }
}
