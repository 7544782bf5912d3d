using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Credit;

/// <summary>
/// 联合惩戒通知: tells the departments that the settings name of a standing credit record; each records its measure, or why it takes none.
/// It is withdrawn (撤回) as soon as the record is repaired or expires, by the record alone. Source: county plan 二(四), 实施联合惩戒.
/// </summary>
public sealed class JointNotice
{
    private readonly List<JointMeasure> _measures = [];

    private JointNotice()
    {
    }

    /// <summary>Id of the credit record; one notice a record.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Id of the department that sent it.</summary>
    public string Sender { get; private set; } = "";

    /// <summary>惩戒措施, one a department told; empty until it records its own.</summary>
    public IReadOnlyList<JointMeasure> Measures => _measures;

    /// <summary>Who sent it, as the audit chain names them.</summary>
    public string SentBy { get; private set; } = "";

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"jointNotices/{Id}";

    /// <summary>发出 by the department that keeps the record, to the departments of its kind.</summary>
    /// <exception cref="RuleViolation">With everything that stands against it.</exception>
    public static JointNotice Send(CreditRecord record, CreditKind? kind, DateOnly today, ActingOfficial by)
    {
        var faults = new FaultList();
        var addressees = kind?.Notified.Where(department => department != record.Keeper).ToList() ?? [];
        faults.Require(by.Department == record.Keeper, new Fault(Rule.NotPermitted, "credit_record", "此操作属于其他部门。", "请由列入部门办理。"));
        faults.Require(addressees.Count > 0, new Fault(Rule.JointNoticeStands, "credit_record", "设置没有为此种类写明联合惩戒部门。", "请在设置 County:CreditKinds 的 Notified 中写明部门。"));
        CheckStands(faults, record, today, "credit_record");
        faults.ThrowIfAny();
        var notice = new JointNotice { Id = record.Id, Sender = record.Keeper, SentBy = by.Actor, SentAt = by.At, Version = 1 };
        notice._measures.AddRange(addressees.Select(JointMeasure.Of));
        return notice;
    }

    /// <summary>登记惩戒措施 by a department told: what it did, or why nothing; once a department.</summary>
    /// <exception cref="RuleViolation">With everything that stands against it.</exception>
    public void Record(CreditRecord record, (string Measure, string NoneReason) taken, DateOnly today, ActingOfficial by)
    {
        var faults = new FaultList();
        var own = _measures.Find(measure => measure.Department == by.Department);
        faults.Require(own is not null, new Fault(Rule.NotPermitted, "name", "本部门不在通知范围内。", "请由被通知的部门登记。"));
        faults.Require(own is not { IsRecorded: true }, new Fault(Rule.WrongState, "name", "本部门已登记措施。", "无需重复登记。"));
        CheckStands(faults, record, today, "name");
        if (faults.Require(taken.Measure.Length > 0 != taken.NoneReason.Length > 0, new Fault(Rule.MeasureOrReason, "measure", "措施与不采取措施的理由须填其一。", "请只填写其中一个。")))
            faults.RequireText(taken.Measure.Length > 0 ? "measure" : "none_reason", taken.Measure + taken.NoneReason, 1000);
        faults.ThrowIfAny();
        own!.Record(taken, (by.Actor, by.At));
        Version++;
    }

    private static void CheckStands(FaultList faults, CreditRecord record, DateOnly today, string field) =>
        faults.Require(record.StateOn(today) == CreditState.Standing, new Fault(Rule.JointNoticeStands, field, $"信用记录现为“{CreditWords.Of(record.StateOn(today))}”，联合惩戒不成立或已撤回。", "只对已列入且未修复、未到期的信用记录实施联合惩戒。"));
}
