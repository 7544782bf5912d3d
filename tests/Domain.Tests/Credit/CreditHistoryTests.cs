using System.Collections.Concurrent;
using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.FollowUp;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Credit;

/// <summary>Whatever is tried by whomever on whatever day, a credit record only moves along its graph.</summary>
public sealed class CreditHistoryTests
{
    private static readonly Dictionary<CreditState, CreditState[]> Graph = new()
    {
        [CreditState.Proposed] = [CreditState.Proposed, CreditState.Standing, CreditState.Dismissed],
        [CreditState.Standing] = [CreditState.Standing, CreditState.Repaired],
        [CreditState.Dismissed] = [CreditState.Dismissed],
        [CreditState.Repaired] = [CreditState.Repaired],
    };

    private static readonly ActingOfficial[] People = [SmallFollowUp.Clerk, SmallFollowUp.Approver, SmallFollowUp.Market];

    private static readonly Action<CreditRecord, DateOnly, ActingOfficial>[] Acts =
    [
        (record, today, by) => record.Confirm(SmallCredit.Kinds[0], ("130322", today), by),
        (record, today, by) => record.Dismiss("证据不足", today, by),
        (record, today, by) => record.ApplyRepair("已改正", today, by),
        (record, today, by) => record.DecideRepair((true, "属实"), ("130322", "", today), by),
        (record, today, by) => record.DecideRepair((false, "材料不全"), ("130322", "", today), by),
    ];

    [Fact]
    public void No_sequence_of_acts_leaves_the_graph_and_a_refused_act_changes_nothing()
    {
        var reached = new ConcurrentDictionary<CreditState, bool>();
        Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, People.Length - 1], Gen.Int[0, 200]).Array[0, 14].Sample(history =>
        {
            var (record, today) = (SmallCredit.Propose(), SmallCredit.Today);
            foreach (var (act, person, days) in history)
            {
                today = today.AddDays(days);
                var (before, version, revision) = (record.State, record.Version, record.Revision);
                var expired = record.StateOn(today) == CreditState.Expired;
                try
                {
                    Acts[act](record, today, People[person]);
                    Assert.False(expired, "an expired record was touched");
                    Assert.Equal("mzj", People[person].Department);
                    Assert.Equal(version + 1, record.Version);
                }
                catch (RuleViolation)
                {
                    Assert.Equal((before, version, revision), (record.State, record.Version, record.Revision));
                }
                Assert.Contains(record.State, Graph[before]);
                Assert.Equal(record.State != before && record.State != CreditState.Dismissed ? revision + 1 : revision, record.Revision);
                reached[record.StateOn(today)] = true;
            }
        }, iter: 3_000);
        Assert.Equal(Enum.GetValues<CreditState>(), reached.Keys.Order());
    }
}
