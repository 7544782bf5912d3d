using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>A version is submitted, approved, filed and disclosed, in this order and once each; an adjustment begins the next.</summary>
public sealed class InspectionPlanTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2023-10-30T00:00:00Z");
    private static readonly DateTimeOffset Later = Now.AddDays(3);
    private static readonly PlanDraft Adjusted = SmallPlan.With(batch => batch with { EndOn = batch.EndOn.AddDays(7) });
    private static readonly DrawnBatches Drawn = new(["halal-food"], ["halal-food"]);

    [Fact]
    public void Approval_and_filing_tell_the_province_and_say_which_version()
    {
        var plan = Submitted();
        var (approved, filed) = (plan.Approve("approver", ("130322", Now)), plan.File(("130322", Now)));
        Assert.Equal((FactKinds.Plan, "130322:mzj:plan:2023-halal", "mzj", 1), (approved.Kind, approved.BusinessKey, approved.Department, approved.Revision));
        Assert.Equal((FactKinds.Filing, "130322:mzj:filing:2023-halal", 1), (filed.Kind, filed.BusinessKey, filed.Revision));
        plan.Disclose(DrawnBatches.None, Now);
        plan.Adjust(Adjusted, "延长时间", Later);
        plan.Submit("clerk", DrawnBatches.None, Later);
        var again = plan.Approve("approver", ("130322", Later));
        Assert.Equal(("130322:mzj:plan:2023-halal", 2, 2, "延长时间"), (again.BusinessKey, again.Revision, again.Body["version"], again.Body["reason"]));
    }

    [Fact]
    public void Who_submits_does_not_approve()
    {
        var plan = Submitted();
        Assert.Equal(Rule.ReviewerIsAnother, FaultOf(() => plan.Approve("clerk", ("130322", Now))));
        plan.Approve("approver", ("130322", Now));
    }

    [Fact]
    public void A_returned_version_keeps_the_reason_until_it_is_submitted_again()
    {
        var plan = Submitted();
        plan.Return("比例偏低");
        Assert.Equal((PlanState.Returned, "比例偏低"), (plan.Latest.State, plan.Latest.ReturnReason));
        plan.Update(Adjusted);
        plan.Submit("clerk", DrawnBatches.None, Later);
        Assert.Equal((PlanState.Submitted, "", SmallPlan.Batch.EndOn.AddDays(7)), (plan.State, plan.Latest.ReturnReason, plan.Batches[0].EndOn));
    }

    [Fact]
    public void The_version_disclosed_last_stays_in_force_until_the_next_is_disclosed_and_stays_readable_after()
    {
        var plan = Disclosed();
        plan.Adjust(Adjusted, "延长时间", Later);
        plan.Submit("clerk", DrawnBatches.None, Later);
        plan.Approve("approver", ("130322", Later));
        plan.File(("130322", Later));
        Assert.Equal((1, PlanState.Disclosed, SmallPlan.Batch.EndOn), (plan.Shown.Number, plan.State, plan.Batches[0].EndOn));
        Assert.Equal(2, plan.Adjustment!.Number);
        plan.Disclose(DrawnBatches.None, Later);
        Assert.Equal((2, PlanState.Disclosed, SmallPlan.Batch.EndOn.AddDays(7)), (plan.Shown.Number, plan.State, plan.Batches[0].EndOn));
        Assert.Null(plan.Adjustment);
        var first = plan.FindVersion(1)!;
        Assert.Equal((PlanState.Replaced, Now, Later, SmallPlan.Batch.EndOn), (first.State, first.DisclosedAt, first.ReplacedAt, first.Batches[0].EndOn));
        Assert.Equal([1, 2], plan.Versions.Select(version => version.Number));
        Assert.All(plan.Versions, version => Assert.True(version.IsPublic));
    }

    [Fact]
    public void A_batch_drawn_meanwhile_stops_an_adjustment_that_changes_it_and_no_other()
    {
        var plan = Disclosed();
        plan.Adjust(Adjusted, "延长时间", Later);
        Assert.Equal(Rule.DrawnBatchKept, FaultOf(() => plan.Submit("clerk", Drawn, Later)));
        Assert.Equal(PlanState.Draft, plan.Latest.State);
        var more = SmallPlan.Draft with { Batches = [SmallPlan.Batch with { Strata = [.. SmallPlan.Batch.Strata] }, SmallPlan.Batch with { Id = "second" }] };
        plan.Update(more);
        plan.Submit("clerk", Drawn, Later);
        Assert.False(plan.IsBeingAdjusted("halal-food"));
    }

    [Fact]
    public void A_batch_is_being_adjusted_from_the_submission_to_the_disclosure()
    {
        var plan = Disclosed();
        plan.Adjust(Adjusted, "延长时间", Later);
        Assert.False(plan.IsBeingAdjusted("halal-food"));
        plan.Submit("clerk", DrawnBatches.None, Later);
        Assert.True(plan.IsBeingAdjusted("halal-food"));
        plan.Approve("approver", ("130322", Later));
        plan.File(("130322", Later));
        Assert.True(plan.IsBeingAdjusted("halal-food"));
        Assert.Equal(Rule.DrawnBatchKept, FaultOf(() => plan.Disclose(Drawn, Later)));
        plan.Disclose(new DrawnBatches([], ["halal-food"]), Later);
        Assert.False(plan.IsBeingAdjusted("halal-food"));
    }

    [Theory]
    [InlineData("mzj", true)]
    [InlineData("scjgj", true)]
    [InlineData("ssjb", false)]
    public void A_plan_involves_who_leads_and_who_takes_part(string department, bool involved) =>
        Assert.Equal(involved, InspectionPlan.Create(SmallPlan.Draft, Now).Involves(department));

    private static InspectionPlan Submitted()
    {
        var plan = InspectionPlan.Create(SmallPlan.Draft, Now);
        plan.Submit("clerk", DrawnBatches.None, Now);
        return plan;
    }

    private static InspectionPlan Disclosed()
    {
        var plan = Submitted();
        plan.Approve("approver", ("130322", Now));
        plan.File(("130322", Now));
        plan.Disclose(DrawnBatches.None, Now);
        return plan;
    }

    private static Rule FaultOf(Action act) => Assert.Throws<RuleViolation>(act).Faults[0].Rule;
}
