using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.FollowUp;
using Xunit;

namespace ChangliBridge.Domain.Tests.Credit;

/// <summary>Notices of a standing credit record, on both sides of each rule.</summary>
public sealed class JointNoticeTests
{
    [Fact]
    public void A_notice_needs_a_standing_record_and_departments_that_the_settings_name()
    {
        var record = SmallCredit.Standing();
        Assert.Equal(["scjgj"], Send(record).Measures.Select(measure => measure.Department));
        Assert.Equal([Rule.JointNoticeStands], BrokenBy(() => Send(SmallCredit.Propose())));
        Assert.Equal([Rule.JointNoticeStands], BrokenBy(() => JointNotice.Send(record, SmallCredit.Kinds[0] with { Notified = ["mzj"] }, SmallCredit.Today, SmallFollowUp.Clerk)));
        Assert.Equal([Rule.NotPermitted], BrokenBy(() => JointNotice.Send(record, SmallCredit.Kinds[0], SmallCredit.Today, SmallFollowUp.Market)));
        Assert.Equal([Rule.JointNoticeStands], BrokenBy(() => JointNotice.Send(record, SmallCredit.Kinds[0], record.Until!.Value.AddDays(1), SmallFollowUp.Clerk)));
    }

    [Fact]
    public void Each_department_told_records_once_what_it_did_or_why_nothing()
    {
        var (record, notice) = Sent();
        Assert.Equal([Rule.NotPermitted], BrokenBy(() => Record(notice, record, ("限制评优", ""), SmallFollowUp.Clerk)));
        Assert.Equal([Rule.MeasureOrReason], BrokenBy(() => Record(notice, record, ("", ""))));
        Assert.Equal([Rule.MeasureOrReason], BrokenBy(() => Record(notice, record, ("限制评优", "无权限"))));
        Record(notice, record, ("", "无许可事项"));
        Assert.Equal(("无许可事项", "scjgj/clerk-9", SmallFollowUp.Market.At), (notice.Measures[0].NoneReason, notice.Measures[0].RecordedBy, notice.Measures[0].RecordedAt));
        Assert.Equal([Rule.WrongState], BrokenBy(() => Record(notice, record, ("限制评优", ""))));
    }

    [Fact]
    public void It_is_withdrawn_when_the_record_is_repaired_or_has_expired()
    {
        var (record, notice) = Sent();
        Assert.Equal([Rule.JointNoticeStands], BrokenBy(() => notice.Record(record, ("限制评优", ""), record.Until!.Value.AddDays(1), SmallFollowUp.Market)));
        record.ApplyRepair("已改正", SmallCredit.Today, SmallFollowUp.Clerk);
        record.DecideRepair((true, "属实"), ("130322", "", SmallCredit.Today), SmallFollowUp.Approver);
        Assert.Equal([Rule.JointNoticeStands], BrokenBy(() => Record(notice, record, ("限制评优", ""))));
    }

    private static (CreditRecord Record, JointNotice Notice) Sent()
    {
        var record = SmallCredit.Standing();
        return (record, Send(record));
    }

    private static JointNotice Send(CreditRecord record) => JointNotice.Send(record, SmallCredit.Kinds[0], SmallCredit.Today, SmallFollowUp.Clerk);

    private static void Record(JointNotice notice, CreditRecord record, (string Measure, string NoneReason) taken, ActingOfficial? by = null) =>
        notice.Record(record, taken, SmallCredit.Today, by ?? SmallFollowUp.Market);

    private static Rule[] BrokenBy(Action act) => [.. Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule)];
}
