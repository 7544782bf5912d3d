using ChangliBridge.Domain.Calendar;

namespace ChangliBridge.Domain.Duties;

/// <summary>待办: one thing that a department has to do by a day. It follows from the rows that are there and is stored nowhere.</summary>
/// <param name="Kind">待办类别.</param>
/// <param name="Subject">Resource name of what is to be acted on.</param>
/// <param name="Department">Id of the department that acts.</param>
/// <param name="Title">What it is about, for people.</param>
/// <param name="From">The day from which its working days run; its own day where none do.</param>
/// <param name="Due">到期日.</param>
public sealed record Duty(DutyKind Kind, string Subject, string Department, string Title, DateOnly From, Deadline Due)
{
    /// <summary>Whether its day is past (逾期).</summary>
    public bool IsOverdueOn(DateOnly today) => today > Due.On;
}
