using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>更正 of a result that was concluded, and the draft before there is one.</summary>
public sealed class AmendmentTests
{
    private static readonly (string, DateTimeOffset) At = ("130322", SmallResult.Now);
    private static readonly ResultDraft Problem = SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" };

    private readonly InspectionTask _task = SmallResult.Task();

    [Fact]
    public void An_amendment_is_the_next_revision_of_the_same_key_and_keeps_the_one_before()
    {
        var result = Disclosed();
        var code = result.CheckActionCode;
        var earlier = Amend(result, Problem, "复核发现遗漏");
        Assert.Equal((1, ResultState.Disclosed, "1"), (earlier.Revision, earlier.State, Assert.Single(earlier.Codes)));
        Assert.Equal((ResultState.Submitted, 2, 1, true), (result.State, result.Revision, result.DisclosedRevision, result.ProblemFound));
        var fact = result.Conclude(_task, "approver-1", At);
        Assert.Equal((2, "复核发现遗漏", code), (fact.Revision, fact.Body["amendReason"], result.CheckActionCode));
        result.Disclose(_task, true, SmallResult.Now.AddDays(3));
        Assert.Equal((2, SmallResult.Now, SmallResult.Now.AddDays(3)), (result.DisclosedRevision, result.DisclosedAt, result.RedisclosedAt));
    }

    [Fact]
    public void An_amendment_is_reviewed_by_another_person_than_made_it()
    {
        var result = Disclosed();
        Amend(result, Problem, "复核发现遗漏");
        Assert.Equal(Rule.ReviewerIsAnother, Assert.Single(Assert.Throws<RuleViolation>(() => result.Conclude(_task, "clerk-3", At)).Faults).Rule);
    }

    [Fact]
    public void A_result_under_review_is_not_amended()
    {
        var result = SmallResult.Submit(_task);
        Assert.Equal(Rule.WrongState, Assert.Single(Assert.Throws<RuleViolation>(() => Amend(result, Problem, "更正")).Faults).Rule);
    }

    [Fact]
    public void Everything_wrong_with_an_amendment_is_named_at_once()
    {
        var result = Disclosed();
        Assert.Equal(["reason", "inspection_result.findings"], Assert.Throws<RuleViolation>(() => Amend(result, Problem with { Findings = "" }, " ")).Faults.Select(fault => fault.Field));
        Assert.Equal((ResultState.Disclosed, 1), (result.State, result.Revision));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(ResultState.Returned, true)]
    [InlineData(ResultState.Disclosed, true)]
    [InlineData(ResultState.Submitted, false)]
    public void A_draft_is_kept_unless_a_result_waits_for_its_review(ResultState? state, bool kept)
    {
        var draft = SavedDraft.Of(_task.Id, "mzj");
        if (kept)
            draft.Keep([1, 2], "clerk-1", (state, SmallResult.Now));
        else
            Assert.Equal(Rule.WrongState, Assert.Single(Assert.Throws<RuleViolation>(() => draft.Keep([1, 2], "clerk-1", (state, SmallResult.Now))).Faults).Rule);
        Assert.Equal(kept ? 2 : 0, draft.Content.Length);
    }

    [Fact]
    public void A_draft_holds_at_most_64_KiB()
    {
        var draft = SavedDraft.Of(_task.Id, "mzj");
        draft.Keep(new byte[65536], "clerk-1", (null, SmallResult.Now));
        Assert.Equal(Rule.FieldMalformed, Assert.Single(Assert.Throws<RuleViolation>(() => draft.Keep(new byte[65537], "clerk-1", (null, SmallResult.Now))).Faults).Rule);
    }

    private InspectionResult Disclosed()
    {
        var result = SmallResult.Submit(_task);
        result.Conclude(_task, "approver-1", At);
        result.Disclose(_task, true, SmallResult.Now);
        return result;
    }

    private ResultRevision Amend(InspectionResult result, ResultDraft draft, string reason) =>
        result.Amend(_task, "clerk-3", (draft, reason), (SmallResult.Surroundings, SmallResult.Now));
}
