using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>A result from its entry to its disclosure.</summary>
public sealed class InspectionResultTests
{
    private static readonly (string, DateTimeOffset) At = ("130322", SmallResult.Now);

    private readonly InspectionTask _task = SmallResult.Task();

    [Fact]
    public void A_result_is_submitted_reviewed_by_another_and_disclosed_once_the_province_has_it()
    {
        var result = SmallResult.Submit(_task);
        Assert.Equal(Rule.ReviewerIsAnother, BrokenBy(() => result.Conclude(_task, "clerk-1", At)));
        var fact = result.Conclude(_task, "approver-1", At);
        Assert.Equal((FactKinds.Result, "130322:mzj:2023-halal-1-001:91130322MA0CHL0081", 1), (fact.Kind, fact.BusinessKey, fact.Revision));
        Assert.Equal(Rule.AcceptedByProvince, BrokenBy(() => result.Disclose(_task, false, SmallResult.Now)));
        result.Disclose(_task, true, SmallResult.Now);
        Assert.Equal(ResultState.Disclosed, result.State);
    }

    [Fact]
    public void A_returned_result_is_entered_again()
    {
        var result = SmallResult.Submit(_task);
        Assert.Equal(Rule.WrongState, BrokenBy(() => Resubmit(result)));
        result.Return("缺少照片");
        Assert.Equal((ResultState.Returned, "缺少照片"), (result.State, result.ReturnReason));
        Assert.Equal(Rule.WrongState, BrokenBy(() => result.Conclude(_task, "approver-1", At)));
        Resubmit(result);
        Assert.Equal((ResultState.Submitted, "", "clerk-2"), (result.State, result.ReturnReason, result.SubmittedBy));
    }

    [Fact]
    public void A_refused_resubmission_leaves_the_result_returned()
    {
        var result = SmallResult.Submit(_task);
        result.Return("缺少照片");
        var version = result.Version;
        Assert.Throws<RuleViolation>(() => result.Resubmit(_task, "clerk-2", SmallResult.Draft with { Codes = [] }, (SmallResult.Surroundings, SmallResult.Now)));
        Assert.Equal((ResultState.Returned, "缺少照片", version), (result.State, result.ReturnReason, result.Version));
    }

    [Fact]
    public void A_concluded_result_is_neither_returned_nor_concluded_again_nor_disclosed_twice()
    {
        var result = SmallResult.Submit(_task);
        Assert.Equal(Rule.WrongState, BrokenBy(() => result.Disclose(_task, true, SmallResult.Now)));
        result.Conclude(_task, "approver-1", At);
        Assert.Equal(Rule.WrongState, BrokenBy(() => result.Return("晚了")));
        Assert.Equal(Rule.WrongState, BrokenBy(() => result.Conclude(_task, "approver-1", At)));
        Assert.Equal(Rule.WrongState, BrokenBy(() => Resubmit(result)));
        result.Disclose(_task, true, SmallResult.Now);
        Assert.Equal(Rule.WrongState, BrokenBy(() => result.Disclose(_task, true, SmallResult.Now)));
    }

    [Fact]
    public void Handling_is_recorded_only_of_a_problem_and_only_after_review()
    {
        var clean = SmallResult.Submit(_task);
        clean.Conclude(_task, "approver-1", At);
        Assert.Equal(Rule.ProblemFound, BrokenBy(() => clean.Handle(_task, "整改", At)));

        var problem = SmallResult.Submit(_task, SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" });
        Assert.Equal(Rule.WrongState, BrokenBy(() => problem.Handle(_task, "整改", At)));
        problem.Conclude(_task, "approver-1", At);
        var (first, second) = (problem.Handle(_task, "责令整改", At), problem.Handle(_task, "已整改", At));
        Assert.Equal((1, 2, first.BusinessKey), (first.Revision, second.Revision, second.BusinessKey));
        Assert.Equal((FactKinds.Handling, "已整改"), (second.Kind, problem.Handling));
    }

    [Fact]
    public void A_task_stands_where_the_last_of_its_departments_stands()
    {
        var mzj = SmallResult.Submit(_task);
        mzj.Conclude(_task, "approver-1", At);
        Assert.Equal(TaskState.Open, _task.State);
        var scjgj = InspectionResult.Submit(_task, ("scjgj", "clerk-9"), SmallResult.Draft with { Inspectors = ["sc-1", "sc-2"] }, (SmallResult.Surroundings with
        {
            Inspectors = new Dictionary<string, CheckingInspector> { ["sc-1"] = new("sc-1", "1", null, false), ["sc-2"] = new("sc-2", "2", null, false) },
        }, SmallResult.Now));
        scjgj.Conclude(_task, "approver-9", At);
        Assert.Equal(TaskState.Concluded, _task.State);
        mzj.Disclose(_task, true, SmallResult.Now);
        Assert.Equal(TaskState.Concluded, _task.State);
        scjgj.Disclose(_task, true, SmallResult.Now);
        Assert.Equal(TaskState.Disclosed, _task.State);
    }

    private void Resubmit(InspectionResult result) => result.Resubmit(_task, "clerk-2", SmallResult.Draft, (SmallResult.Surroundings, SmallResult.Now));

    private static Rule BrokenBy(Action act) => Assert.Throws<RuleViolation>(act).Faults[0].Rule;
}
