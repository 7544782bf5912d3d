using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Burden;

/// <summary>
/// 扫码入企: a department's visit to a target, by the entry id of the scan, and what the subject says of it, once.
/// Source: 国办发〔2024〕54号; 邢台 and 深圳 practice (scan before entering; the subject may rate).
/// </summary>
public sealed class Visit
{
    private Visit()
    {
    }

    /// <summary>Id of the task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department; with the task the key.</summary>
    public string Department { get; private set; } = "";

    /// <summary>入企编号 of the supervision system's scan.</summary>
    public string EntryId { get; private set; } = "";

    /// <summary>Who recorded it: "department/person".</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>SHA-256 of the rating code in force, hex; empty until one is issued. The code itself is kept nowhere here.</summary>
    public string CodeDigest { get; private set; } = "";

    /// <summary>评价, 1 to 5; 0 until rated.</summary>
    public int Score { get; private set; }

    /// <summary>What the subject wrote.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>When it was rated.</summary>
    public DateTimeOffset? RatedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"inspectionTasks/{TaskId}/visits/{Department}";

    /// <summary>登记入企编号 of the caller's department.</summary>
    /// <exception cref="RuleViolation">With everything that stands against it.</exception>
    public static Visit Record(InspectionTask task, (string Department, string Actor, DateTimeOffset At) by, string entryId, bool again)
    {
        var faults = new FaultList();
        faults.RequireText("entry_id", entryId, 100);
        faults.Require(task.Parts.Any(part => part.Department == by.Department), new Fault(Rule.NotPermitted, "parent", $"部门“{by.Department}”不参与任务{task.Id}。", "请由参与检查的部门登记。"));
        task.RequireChecked(faults, by.Department, "parent");
        faults.Require(!again, new Fault(Rule.AlreadyExists, "parent", "本部门已登记此次入企。", "无需再次登记。"));
        faults.ThrowIfAny();
        return new Visit { TaskId = task.Id, Department = by.Department, EntryId = entryId, RecordedBy = by.Actor, EnteredAt = by.At, Version = 1 };
    }

    /// <summary>Refuses to conclude a check without an entry id (入企编号), where the county asks for one.</summary>
    /// <param name="entryId">Of the department's visit; empty where none is recorded.</param>
    /// <param name="required">Whether the county asks for one.</param>
    /// <exception cref="RuleViolation"><see cref="Rule.EntryRecorded"/>.</exception>
    public static void RequireEntry(string entryId, bool required)
    {
        if (required && entryId.Length == 0)
            throw new RuleViolation(Rule.EntryRecorded, "name", "此次检查没有登记入企编号。", "请先由本部门用 RecordEntry 登记扫码入企编号。");
    }

    /// <summary>发放评价码: the subject's one-time code, by its digest; a new one takes the place of an earlier.</summary>
    public void Issue(string codeDigest)
    {
        RequireUnrated();
        CodeDigest = codeDigest;
        Version++;
    }

    /// <summary>评价 by who holds the code; once.</summary>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public void Rate(int score, string comment, DateTimeOffset now)
    {
        RequireUnrated();
        var faults = new FaultList();
        faults.Require(score is >= 1 and <= 5, new Fault(Rule.FieldMalformed, "score", "评分不在1至5之间。", "请填写1（很不满意）至5（很满意）。"));
        faults.Require(comment.Length <= 500 && !comment.Any(char.IsControl), new Fault(Rule.FieldMalformed, "comment", "超过500个字符或含有控制字符。", "请缩短。"));
        faults.ThrowIfAny();
        (Score, Comment, RatedAt) = (score, comment, now);
        Version++;
    }

    private void RequireUnrated()
    {
        if (Score > 0)
            throw new RuleViolation(Rule.WrongState, "code", "此次入企已经评价。", "每次入企只评价一次。");
    }
}
