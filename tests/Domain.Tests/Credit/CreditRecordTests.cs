using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.FollowUp;
using Xunit;

namespace ChangliBridge.Domain.Tests.Credit;

/// <summary>A violation in the credit record of its subject, on both sides of each rule.</summary>
public sealed class CreditRecordTests
{
    [Fact]
    public void A_record_has_a_kind_a_provision_and_a_problem_that_it_rests_on()
    {
        Assert.Equal("2023-halal-1-001.mzj.violation", SmallCredit.Propose().Id);
        Assert.Equal([Rule.CreditKindListed], BrokenBy(() => SmallCredit.Propose(SmallCredit.Draft with { Kind = "none" })));
        Assert.Equal([Rule.FieldRequired], BrokenBy(() => SmallCredit.Propose(SmallCredit.Draft with { LegalBasis = "" })));
        Assert.Equal("测试条款", SmallCredit.Propose(SmallCredit.Draft with { Kind = "abnormal", LegalBasis = "" }).LegalBasis);
        Assert.Equal([Rule.NoPersonalNumber], BrokenBy(() => SmallCredit.Propose(SmallCredit.Draft with { Violation = "负责人13812345678拒绝检查" })));
        Assert.Equal([Rule.ProblemFound], BrokenBy(() => SmallCredit.Propose(result: SmallFollowUp.Problem("1"))));
        Assert.Equal([Rule.NotPermitted], BrokenBy(() => SmallCredit.Propose(by: SmallFollowUp.Market)));
    }

    [Fact]
    public void A_record_may_rest_on_a_closed_case_of_the_same_result()
    {
        var result = SmallFollowUp.Problem();
        var filed = SmallFollowUp.Open(FollowUpKind.FiledCase, result);
        Assert.Equal([Rule.WrongState], BrokenBy(() => SmallCredit.Propose(result: result, step: filed)));
        filed.Close("罚款", SmallFollowUp.Clerk);
        Assert.Equal(filed.Id, SmallCredit.Propose(result: result, step: filed).CaseId);
        var order = SmallFollowUp.Open(FollowUpKind.Rectification, result);
        SmallFollowUp.Recheck(order, true);
        order.Close("已改正", SmallFollowUp.Clerk);
        Assert.Equal([Rule.WrongState], BrokenBy(() => SmallCredit.Propose(result: result, step: order)));
    }

    [Fact]
    public void It_is_confirmed_by_another_person_and_tells_the_province_with_its_term_and_source()
    {
        var record = SmallCredit.Propose();
        Assert.Equal([Rule.ReviewerIsAnother], BrokenBy(() => record.Confirm(SmallCredit.Kinds[0], SmallCredit.At, SmallFollowUp.Clerk)));
        Assert.Equal([Rule.NotPermitted], BrokenBy(() => record.Confirm(SmallCredit.Kinds[0], SmallCredit.At, SmallFollowUp.Market)));
        var fact = record.Confirm(SmallCredit.Kinds[0], SmallCredit.At, SmallFollowUp.Approver);
        Assert.Equal((FactKinds.CreditRecord, 1, "listed", "2024-11-08", "测试用期限"), (fact.Kind, fact.Revision, (string)fact.Body["state"], (string)fact.Body["until"], (string)fact.Body["untilSource"]));
        Assert.Equal("130322:mzj:2023-halal-1-001:91130322MA0CHL0081:credit:violation", fact.BusinessKey);
    }

    [Fact]
    public void It_expires_by_the_day_alone_and_never_without_a_term()
    {
        var record = SmallCredit.Standing();
        Assert.Equal((CreditState.Standing, CreditState.Expired), (record.StateOn(new DateOnly(2024, 11, 8)), record.StateOn(new DateOnly(2024, 11, 9))));
        Assert.Equal([Rule.WrongState], BrokenBy(() => record.ApplyRepair("已履行", new DateOnly(2024, 11, 9), SmallFollowUp.Clerk)));
        var endless = SmallCredit.ByRule("6").Single();
        endless.Confirm(SmallCredit.Kinds[1], SmallCredit.At, SmallFollowUp.Market);
        Assert.Equal((CreditState.Standing, null, ""), (endless.StateOn(new DateOnly(2099, 1, 1)), endless.Until, endless.UntilSource));
    }

    [Fact]
    public void A_repair_is_examined_by_another_person_and_ends_the_record_with_the_next_revision()
    {
        var record = SmallCredit.Standing();
        Assert.Equal([Rule.WrongState], BrokenBy(() => Decide(record, true, SmallFollowUp.Approver)));
        record.ApplyRepair("已缴纳罚款并改正", SmallCredit.Today, SmallFollowUp.Clerk);
        Assert.Equal([Rule.WrongState], BrokenBy(() => record.ApplyRepair("再次申请", SmallCredit.Today, SmallFollowUp.Clerk)));
        Assert.Equal([Rule.ReviewerIsAnother], BrokenBy(() => Decide(record, true, SmallFollowUp.Clerk)));
        Assert.Null(Decide(record, false, SmallFollowUp.Approver));
        Assert.Equal((CreditState.Standing, 1), (record.State, record.Revision));
        record.ApplyRepair("补充材料后再次申请", SmallCredit.Today, SmallFollowUp.Clerk);
        var fact = Decide(record, true, SmallFollowUp.Approver);
        Assert.Equal((2, "repaired", CreditState.Repaired), (fact!.Revision, (string)fact.Body["state"], record.State));
        Assert.Equal([false, true], record.Repairs.Select(repair => repair.Granted));
    }

    [Fact]
    public void Whom_nobody_could_find_is_proposed_by_rule_and_kept_by_the_department_of_the_list()
    {
        var record = Assert.Single(SmallCredit.ByRule("6"));
        Assert.Equal(("rule", "scjgj", "mzj", CreditState.Proposed, "通过登记的住所（经营场所）无法联系"), (record.ProposedBy, record.Keeper, record.Department, record.State, record.Violation));
        Assert.Empty(SmallCredit.ByRule("1"));
        Assert.Empty(SmallCredit.ByRule("6", [SmallCredit.Kinds[0]]));
    }

    private static PlatformFact? Decide(CreditRecord record, bool granted, ActingOfficial by) =>
        record.DecideRepair((granted, granted ? "已改正" : "材料不全"), ("130322", "违法失信行为记录", SmallCredit.Today), by);

    private static Rule[] BrokenBy(Action act) => [.. Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule)];
}
