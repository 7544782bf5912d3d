using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Burden;

/// <summary>The entry id of a visit and the subject's one rating.</summary>
public sealed class VisitTests
{
    private static readonly InspectionTask Task = InspectionTask.Stored(
        ("2023-halal-1-0001", "inspectionPlans/2023-halal/draws/1", false), new DrawnTarget("t1", "91130322MA0000000A", "某餐馆"), (new DateOnly(2023, 11, 6), new DateOnly(2023, 11, 10)), [DepartmentPart.Of("mzj", [], [])]);

    [Fact]
    public void An_entry_is_recorded_once_by_a_department_of_the_task()
    {
        var at = new DateTimeOffset(2023, 11, 6, 9, 30, 0, TimeSpan.FromHours(8));
        var visit = Visit.Record(Task, ("mzj", "mzj/clerk", at), "RQ-1", false);
        Assert.Equal(("RQ-1", at), (visit.EntryId, visit.EnteredAt));
        Assert.Equal([Rule.AlreadyExists], Faults(() => Visit.Record(Task, ("mzj", "mzj/clerk", default), "RQ-1", true)));
        Assert.Equal([Rule.FieldRequired, Rule.NotPermitted], Faults(() => Visit.Record(Task, ("nyj", "nyj/clerk", default), "", false)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_score_is_one_to_five(int score, bool taken)
    {
        var visit = Visit.Record(Task, ("mzj", "mzj/clerk", default), "RQ-1", false);
        if (taken)
            visit.Rate(score, "", default);
        else
            Assert.Equal([Rule.FieldMalformed], Faults(() => visit.Rate(score, "", default)));
        Assert.Equal(taken ? score : 0, visit.Score);
    }

    [Fact]
    public void Whatever_comes_the_first_legal_rating_stands() => Gen.Select(Gen.Bool, Gen.Int[0, 6]).Array[0, 12].Sample(acts =>
    {
        var (visit, first) = (Visit.Record(Task, ("mzj", "mzj/clerk", default), "RQ-1", false), 0);
        foreach (var (issues, score) in acts)
        {
            var legal = first == 0 && (issues || score is >= 1 and <= 5);
            try
            {
                if (issues)
                    visit.Issue($"{score}");
                else
                    visit.Rate(score, "", default);
                Assert.True(legal);
                first = issues ? first : score;
            }
            catch (RuleViolation)
            {
                Assert.False(legal);
            }
            Assert.Equal(first, visit.Score);
        }
    });

    private static IEnumerable<Rule> Faults(Action act) => Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule);
}
