using System.Collections.Concurrent;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>Whatever is tried in whatever order, a plan's versions only move along their graph.</summary>
public sealed class PlanHistoryTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2023-10-30T00:00:00Z");

    private static readonly Dictionary<PlanState, PlanState[]> Graph = new()
    {
        [PlanState.Draft] = [PlanState.Draft, PlanState.Submitted],
        [PlanState.Approved] = [PlanState.Approved, PlanState.Filed],
        [PlanState.Filed] = [PlanState.Filed, PlanState.Disclosed],
        [PlanState.Disclosed] = [PlanState.Disclosed, PlanState.Replaced],
        [PlanState.Submitted] = [PlanState.Submitted, PlanState.Approved, PlanState.Returned],
        [PlanState.Returned] = [PlanState.Returned, PlanState.Submitted],
        [PlanState.Replaced] = [PlanState.Replaced],
    };

    // The way forward stands often, so that most histories come to a second and a third version.
    private static readonly Func<InspectionPlan, PlatformFact?>[] Acts =
    [
        plan => Do(() => plan.Submit("clerk", DrawnBatches.None, Now)),
        plan => Do(() => plan.Submit("approver", DrawnBatches.None, Now)),
        plan => plan.Approve("approver", ("130322", Now)),
        plan => plan.Approve("approver", ("130322", Now)),
        plan => plan.File(("130322", Now)),
        plan => plan.File(("130322", Now)),
        plan => Do(() => plan.Disclose(DrawnBatches.None, Now)),
        plan => Do(() => plan.Disclose(DrawnBatches.None, Now)),
        plan => Do(() => plan.Disclose(new DrawnBatches(["halal-food"], ["halal-food"]), Now)),
        plan => Do(() => plan.Adjust(SmallPlan.Draft, "调整", Now)),
        plan => Do(() => plan.Adjust(SmallPlan.With(batch => batch with { Title = "另一名称" }), "调整", Now)),
        plan => Do(() => plan.Update(SmallPlan.With(batch => batch with { EndOn = batch.EndOn.AddDays(1) }))),
        plan => Do(() => plan.Return("再议")),
    ];

    [Fact]
    public void No_sequence_of_acts_leaves_the_graph_and_a_refused_act_changes_nothing()
    {
        var (reached, numbers) = (new ConcurrentDictionary<PlanState, bool>(), new ConcurrentDictionary<int, bool>());
        Gen.Int[0, Acts.Length - 1].Array[0, 60].Sample(history =>
        {
            var (plan, told) = (InspectionPlan.Create(SmallPlan.Draft, Now), new HashSet<(string, int)>());
            foreach (var act in history)
            {
                Try(plan, Acts[act], told);
                Check(plan);
                plan.Versions.ToList().ForEach(version => reached[version.State] = true);
                numbers[plan.Latest.Number] = true;
            }
        }, iter: 3_000);
        Assert.Equal(Graph.Keys.Order(), reached.Keys.Order());
        Assert.Contains(3, numbers.Keys);
    }

    private static void Try(InspectionPlan plan, Func<InspectionPlan, PlatformFact?> act, HashSet<(string, int)> told)
    {
        var (before, version) = (plan.Versions, plan.Version);
        try
        {
            var fact = act(plan);
            Assert.Equal(version + 1, plan.Version);
            // A platform never hears one revision of one key twice.
            if (fact is not null)
                Assert.True(told.Add((fact.BusinessKey, fact.Revision)));
            foreach (var (old, now) in before.Zip(plan.Versions))
                Assert.Contains(now.State, Graph[old.State]);
        }
        catch (RuleViolation)
        {
            Assert.Equal((before, version), (plan.Versions, plan.Version));
        }
    }

    private static void Check(InspectionPlan plan)
    {
        Assert.Equal(Enumerable.Range(1, plan.Versions.Count), plan.Versions.Select(version => version.Number));
        Assert.True(plan.Versions.Count(version => version.State == PlanState.Disclosed) <= 1);
        // Only the newest can be on its way; those before it were disclosed once.
        Assert.All(plan.Versions.SkipLast(1), version => Assert.True(version.IsPublic));
        Assert.Equal((plan.Shown.Batches, plan.Shown.State, plan.Shown.Title), (plan.Batches, plan.State, plan.Title));
        Assert.True(plan.Shown.State == PlanState.Disclosed || plan.Latest.Number == 1);
        // What was public is never written again.
        Assert.All(plan.Versions.Where(version => version.IsPublic), version => Assert.NotNull(version.DisclosedAt));
    }

    private static PlatformFact? Do(Action act)
    {
        act();
        return null;
    }
}
