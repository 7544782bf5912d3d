using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Duties;

/// <summary>办结: a department says that it has done a yearly duty (年度待办), with what it did.</summary>
public sealed class DutyCompletion
{
    private DutyCompletion()
    {
    }

    /// <summary>Id of the yearly duty.</summary>
    public string DutyId { get; private set; } = "";

    /// <summary>年度.</summary>
    public int Year { get; private set; }

    /// <summary>Id of the department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>What was done.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who said so: "department/person".</summary>
    public string CompletedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset CompletedAt { get; private set; }

    /// <summary>Completes the duty of a year for the caller's department.</summary>
    /// <param name="duty">The duty; null where the settings have none of that name.</param>
    /// <param name="year">年度.</param>
    /// <param name="said">Whose completion, by whom, what was done and when.</param>
    /// <param name="at">The day in the county, and whether the department completed it before.</param>
    /// <exception cref="RuleViolation">With everything that stands against it.</exception>
    public static DutyCompletion Complete(YearlyDuty? duty, int year, (string Department, string Actor, string Note, DateTimeOffset Now) said, (DateOnly Today, bool Again) at)
    {
        var faults = new FaultList();
        faults.RequireText("note", said.Note, 500);
        if (faults.Require(duty is not null, new Fault(Rule.Unknown, "name", "没有这项年度待办。", "请用 ListDuties 查看。")))
        {
            faults.Require(duty!.Departments.Contains(said.Department), new Fault(Rule.NotPermitted, "name", "这项年度待办不由本部门办理。", "请由所列部门办理。"));
            faults.Require(year == at.Today.Year, new Fault(Rule.WrongState, "name", $"{year}年不是本年度。", $"只能办结{at.Today.Year}年的待办。"));
        }
        faults.Require(!at.Again, new Fault(Rule.AlreadyExists, "name", "本部门已办结这项待办。", "无需再次办理。"));
        faults.ThrowIfAny();
        return new DutyCompletion { DutyId = duty!.Id, Year = year, Department = said.Department, Note = said.Note, CompletedBy = said.Actor, CompletedAt = said.Now };
    }
}
