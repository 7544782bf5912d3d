using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>A plan is approved, filed and disclosed, in this order and once each.</summary>
public sealed class InspectionPlanTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2023-10-30T00:00:00Z");

    private static readonly Action<InspectionPlan>[] Steps = [plan => plan.Approve(Now, "130322"), plan => plan.File(Now, "130322"), plan => plan.Disclose(Now)];

    [Fact]
    public void Every_other_step_is_refused_and_changes_nothing()
    {
        for (var done = 0; done <= Steps.Length; done++)
        {
            for (var step = 0; step < Steps.Length; step++)
            {
                var plan = InspectionPlan.Create(SmallPlan.Draft, Now);
                Array.ForEach(Steps[..done], act => act(plan));
                var (state, version) = (plan.State, plan.Version);
                if (step == done)
                {
                    Steps[step](plan);
                    Assert.Equal((state + 1, version + 1), (plan.State, plan.Version));
                    continue;
                }

                Assert.Equal(Rule.WrongState, Assert.Throws<RuleViolation>(() => Steps[step](plan)).Faults[0].Rule);
                Assert.Equal((state, version), (plan.State, plan.Version));
            }
        }
    }

    [Fact]
    public void Approval_and_filing_tell_the_province_and_say_who()
    {
        var plan = InspectionPlan.Create(SmallPlan.Draft, Now);
        var (approved, filed) = (plan.Approve(Now, "130322"), plan.File(Now, "130322"));
        Assert.Equal((FactKinds.Plan, "130322:mzj:plan:2023-halal", "mzj"), (approved.Kind, approved.BusinessKey, approved.Department));
        Assert.Equal((FactKinds.Filing, "130322:mzj:filing:2023-halal", 1), (filed.Kind, filed.BusinessKey, filed.Revision));
    }

    [Theory]
    [InlineData("mzj", true)]
    [InlineData("scjgj", true)]
    [InlineData("ssjb", false)]
    public void A_plan_involves_who_leads_and_who_takes_part(string department, bool involved) =>
        Assert.Equal(involved, InspectionPlan.Create(SmallPlan.Draft, Now).Involves(department));
}
