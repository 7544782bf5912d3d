using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.Results;
using Xunit;

namespace ChangliBridge.Domain.Tests.FollowUp;

/// <summary>What each follow-up step needs, on both sides of each rule.</summary>
public sealed class FollowUpStepTests
{
    [Fact]
    public void A_step_belongs_to_a_reviewed_result_that_found_a_problem()
    {
        Assert.Equal("2023-halal-1-001.mzj.1", SmallFollowUp.Open(FollowUpKind.Rectification).Id);
        Assert.Equal([Rule.ProblemFound], BrokenBy(() => SmallFollowUp.Open(FollowUpKind.Rectification, SmallFollowUp.Problem("1"))));
        var submitted = SmallResult.Submit(SmallResult.Task(), SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" });
        Assert.Equal([Rule.WrongState], BrokenBy(() => SmallFollowUp.Open(FollowUpKind.Rectification, submitted)));
        Assert.Equal([Rule.NotPermitted], BrokenBy(() => SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.Rectification), by: SmallFollowUp.Market)));
    }

    [Fact]
    public void A_rectification_is_due_on_a_day_or_after_working_days_and_not_in_the_past()
    {
        var draft = SmallFollowUp.Draft(FollowUpKind.Rectification);
        Assert.Equal(new Deadline(SmallFollowUp.Today.AddDays(7), false), SmallFollowUp.Open(draft).Due(WorkingDayCalendar.National));
        SmallFollowUp.Open(draft with { DueOn = SmallFollowUp.Today });
        Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(draft with { DueOn = SmallFollowUp.Today.AddDays(-1) })));
        Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(draft with { DueOn = null })));
        Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(draft with { DueWorkingDays = 5 })));
        Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(draft with { DueOn = null, DueWorkingDays = 251 })));
        // 2023-11-08 is a Wednesday: Thursday, Friday, Monday, Tuesday, Wednesday.
        Assert.Equal(new Deadline(new DateOnly(2023, 11, 15), false), SmallFollowUp.Open(draft with { DueOn = null, DueWorkingDays = 5 }).Due(WorkingDayCalendar.National));
        Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.FiledCase) with { DueWorkingDays = 5 })));
        foreach (var kind in new[] { FollowUpKind.Reassignment, FollowUpKind.CaseTransfer })
        {
            Assert.Null(SmallFollowUp.Open(kind).Due(WorkingDayCalendar.National));
            Assert.Equal(new Deadline(new DateOnly(2023, 11, 15), false), SmallFollowUp.Open(SmallFollowUp.Draft(kind) with { DueWorkingDays = 5 }).Due(WorkingDayCalendar.National));
            Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(SmallFollowUp.Draft(kind) with { DueOn = SmallFollowUp.Today.AddDays(-1) })));
            Assert.Equal([Rule.RectificationDue], BrokenBy(() => SmallFollowUp.Open(SmallFollowUp.Draft(kind) with { DueOn = SmallFollowUp.Today, DueWorkingDays = 5 })));
        }
        Assert.Null(SmallFollowUp.Open(FollowUpKind.FiledCase).Due(WorkingDayCalendar.National));
    }

    [Fact]
    public void A_due_day_in_a_year_without_a_notice_is_provisional()
    {
        var known = new FollowUpSurroundings(new DateOnly(2035, 12, 20), ["mzj"], []);
        var step = FollowUpStep.Open(SmallFollowUp.Problem(), SmallFollowUp.Draft(FollowUpKind.Rectification) with { DueOn = null, DueWorkingDays = 20 }, (null, known), SmallFollowUp.Clerk);
        Assert.True(step.Due(WorkingDayCalendar.National)!.Value.Provisional);
    }

    [Theory]
    [InlineData(FollowUpKind.Reassignment, "scjgj", "mzj")]
    [InlineData(FollowUpKind.Reassignment, "scjgj", "city")]
    [InlineData(FollowUpKind.CaseTransfer, "city", "gaj")]
    [InlineData(FollowUpKind.CaseTransfer, "city", "scjgj")]
    [InlineData(FollowUpKind.JudicialTransfer, "gaj", "city")]
    [InlineData(FollowUpKind.Rectification, "", "scjgj")]
    public void A_step_goes_to_whom_its_kind_allows(FollowUpKind kind, string right, string wrong)
    {
        var draft = SmallFollowUp.Draft(kind);
        Assert.Equal(right, SmallFollowUp.Open(draft with { Addressee = right }).Addressee);
        Assert.Equal([Rule.AddresseeListed], BrokenBy(() => SmallFollowUp.Open(draft with { Addressee = wrong })));
    }

    [Fact]
    public void A_case_has_its_number_and_is_linked_to_the_check()
    {
        var draft = SmallFollowUp.Draft(FollowUpKind.FiledCase);
        Assert.Equal((draft.CaseNumber, SmallFollowUp.Problem().CheckActionCode), (SmallFollowUp.Open(draft).CaseNumber, SmallFollowUp.Open(draft).CheckAction));
        Assert.Equal([Rule.FieldRequired], BrokenBy(() => SmallFollowUp.Open(draft with { CaseNumber = "" })));
        Assert.Equal([Rule.FieldMalformed], BrokenBy(() => SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.Rectification) with { CaseNumber = "1号" })));
    }

    [Fact]
    public void A_recheck_needs_two_inspectors_with_certificates_who_are_not_recused()
    {
        Assert.Equal([Rule.AtLeastTwoInspectors], Rechecked(SmallFollowUp.Report(true, "mzj-1")));
        Assert.Equal([Rule.AtLeastTwoInspectors], Rechecked(SmallFollowUp.Report(true, "mzj-1", "mzj-1")));
        Assert.Equal([Rule.CertificateValid], Rechecked(SmallFollowUp.Report(true, "mzj-1", "expired")));
        Assert.Equal([Rule.CertificateValid], Rechecked(SmallFollowUp.Report(true, "mzj-1", "without")));
        Assert.Equal([Rule.InspectorRecused], Rechecked(SmallFollowUp.Report(true, "mzj-1", "recused")));
        Assert.Equal([Rule.InspectorAssigned], Rechecked(SmallFollowUp.Report(true, "mzj-1", "sc-1")));
        Assert.Equal([Rule.FieldRequired, Rule.CheckInsideWindow], Rechecked(SmallFollowUp.Report(true) with { On = SmallFollowUp.Today.AddDays(1), Findings = "" })[..2]);
        Assert.Equal([Rule.CheckInsideWindow], Rechecked(SmallFollowUp.Report(true) with { On = SmallFollowUp.Today.AddDays(-1) }));
        Assert.Empty(Rechecked(SmallFollowUp.Report(true)));
    }

    [Fact]
    public void A_failed_recheck_stays_open_until_its_next_step_is_opened()
    {
        var result = SmallFollowUp.Problem();
        var first = SmallFollowUp.Open(FollowUpKind.Rectification, result);
        SmallFollowUp.Recheck(first, false);
        Assert.True(first.IsOpen);
        Assert.Equal([Rule.WrongState], BrokenBy(() => first.Close("算了", SmallFollowUp.Clerk)));
        var next = SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.FiledCase), result, first);
        Assert.Equal((FollowUpState.Continued, false, first.Id, true), (first.State, first.IsOpen, next.PreviousId, next.IsOpen));
        Assert.Equal([Rule.WrongState], BrokenBy(() => SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.FiledCase), result, first)));
    }

    [Fact]
    public void A_suspected_crime_is_approved_and_ended_by_an_approver_who_did_not_open_it()
    {
        var both = SmallFollowUp.Clerk with { Approves = true };
        var step = SmallFollowUp.Open(SmallFollowUp.Draft(FollowUpKind.JudicialTransfer), by: both);
        Assert.Equal([Rule.JudicialTransferApproved], BrokenBy(() => step.Approve(both)));
        step.Approve(SmallFollowUp.Approver);
        Assert.Equal([Rule.FieldRequired], BrokenBy(() => step.Accept("", SmallFollowUp.Clerk)));
        step.Accept("昌公受〔2023〕7号", SmallFollowUp.Clerk);
        Assert.Equal([Rule.JudicialTransferApproved], BrokenBy(() => step.Close("公安机关已立案", SmallFollowUp.Clerk)));
        Assert.Equal([Rule.JudicialTransferApproved], BrokenBy(() => step.Close("公安机关已立案", both)));
        step.Close("公安机关已立案", SmallFollowUp.Approver);
        Assert.Equal((FollowUpState.Closed, "昌公受〔2023〕7号", "公安机关已立案"), (step.State, step.Receipt, step.Outcome));
    }

    [Fact]
    public void A_result_is_finished_when_its_last_step_has_ended_and_its_handling_names_every_end()
    {
        var task = SmallResult.Task();
        var result = SmallResult.Submit(task, SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" });
        result.Conclude(task, "approver-1", ("130322", SmallResult.Now));
        result.Disclose(task, true, SmallResult.Now);
        var (order, filed) = (SmallFollowUp.Open(FollowUpKind.Rectification, result), SmallFollowUp.Open(FollowUpKind.FiledCase, result));
        Assert.Equal((1, 2, false), (order.Number, filed.Number, result.IsFinished));
        Assert.Equal([Rule.HandledOneWay], BrokenBy(() => result.Handle(task, "已改正", ("130322", SmallResult.Now))));

        filed.Close("罚款，已缴纳", SmallFollowUp.Clerk);
        var first = result.FollowUpClosed(task, FollowUpStep.HandlingOf([order, filed]), ("130322", SmallResult.Now));
        Assert.Equal((1, "立案：罚款，已缴纳", false, false), (first.Revision, (string)first.Body["handling"], (bool)first.Body["complete"], result.IsFinished));
        SmallFollowUp.Recheck(order, true);
        order.Close("已补齐", SmallFollowUp.Clerk);
        var last = result.FollowUpClosed(task, FollowUpStep.HandlingOf([order, filed]), ("130322", SmallResult.Now));
        Assert.Equal((2, first.BusinessKey, "责令改正：已补齐；立案：罚款，已缴纳", true), (last.Revision, last.BusinessKey, result.Handling, result.IsFinished));
        SmallFollowUp.Open(FollowUpKind.Reassignment, result);
        Assert.False(result.IsFinished);
    }

    [Theory]
    [InlineData("经营者身份证130322198001011234已登记", true)]
    [InlineData("身份证号 13032219800101123X", true)]
    [InlineData("电话13812345678", true)]
    [InlineData("统一社会信用代码911303220000000017", false)]
    [InlineData("统一社会信用代码91130322MA0CHL0081，罚款12345678901元", false)]
    [InlineData("已补齐2023年11月台账", false)]
    public void What_is_disclosed_holds_no_persons_number(string outcome, bool refused)
    {
        var step = SmallFollowUp.Open(FollowUpKind.FiledCase);
        if (refused)
            Assert.Equal([Rule.NoPersonalNumber], BrokenBy(() => step.Close(outcome, SmallFollowUp.Clerk)));
        else
            step.Close(outcome, SmallFollowUp.Clerk);
    }

    private static List<Rule> Rechecked(RecheckReport report)
    {
        var step = SmallFollowUp.Open(FollowUpKind.Rectification);
        try
        {
            step.Recheck(report, SmallFollowUp.Roster, SmallFollowUp.Today, SmallFollowUp.Clerk);
            return [];
        }
        catch (RuleViolation refused)
        {
            return [.. refused.Faults.Select(fault => fault.Rule)];
        }
    }

    private static Rule[] BrokenBy(Action act) => [.. Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule)];
}
