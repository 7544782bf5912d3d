using ChangliBridge.Domain.Calendar;

namespace ChangliBridge.Domain.Duties;

/// <summary>待办期限: by when duties of each kind are due.</summary>
/// <param name="Calendar">工作日历.</param>
/// <param name="Clock">公示期限.</param>
/// <param name="ConfirmWithin">Working days to confirm a drawn list. Source: 沧州市新华区2024年计划, two.</param>
public sealed record DutyTerms(WorkingDayCalendar Calendar, ResultClock Clock, int ConfirmWithin)
{
    /// <summary>When a duty is due whose working days run from <paramref name="from"/>; a duty with a day of its own is due then (到期日).</summary>
    public Deadline Due(DutyKind kind, DateOnly from) => DaysOf(kind) is var days and > 0 ? Calendar.After(from, days) : new Deadline(from, false);

    /// <summary>The earliest day from which a duty of the kind is due on or after <paramref name="due"/> (最早起算日): deadlines never overtake each other, so a list in the order of what they run from is in their order.</summary>
    public DateOnly EarliestFrom(DutyKind kind, DateOnly due)
    {
        if (DaysOf(kind) == 0)
            return due;
        var from = Calendar.Before(due, DaysOf(kind)).On;
        while (Due(kind, from.AddDays(-1)).On >= due)
            from = from.AddDays(-1);
        while (Due(kind, from).On < due)
            from = from.AddDays(1);
        return from;
    }

    /// <summary>确认期限 of a drawn list for the office that drew it.</summary>
    public Deadline ConfirmBy(DateOnly drawnOn) => Calendar.After(drawnOn, ConfirmWithin);

    private int DaysOf(DutyKind kind) => kind switch
    {
        DutyKind.ResultToEnter or DutyKind.ResultToCorrect or DutyKind.ResultToReview or DutyKind.ResultToDisclose => Clock.WorkingDays,
        _ => 0,
    };
}
