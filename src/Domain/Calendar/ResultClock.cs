namespace ChangliBridge.Domain.Calendar;

/// <summary>公示期限: within how many working days, counted from when, a result is entered, reviewed and disclosed. The one place where it is computed.</summary>
/// <param name="Start">起算时点.</param>
/// <param name="WorkingDays">工作日数.</param>
public sealed record ResultClock(ClockStart Start, int WorkingDays)
{
    /// <summary>The day from which is counted; without a result yet (<paramref name="checkOn"/> null) the last day on which the check can be made.</summary>
    public DateOnly From(DateOnly? checkOn, DateOnly taskEndOn) => Start == ClockStart.CheckEnd && checkOn is { } day ? day : taskEndOn;

    /// <summary>The last day on which the result is disclosed in time.</summary>
    public Deadline DiscloseBy(WorkingDayCalendar calendar, DateOnly? checkOn, DateOnly taskEndOn) => calendar.After(From(checkOn, taskEndOn), WorkingDays);

    /// <summary>迟公示: by how many working days a result was disclosed after that day, at least 1 where it was late at all; 0 where it was in time.</summary>
    public int LateBy(WorkingDayCalendar calendar, (DateOnly CheckOn, DateOnly TaskEndOn) of, DateOnly disclosedOn)
    {
        var due = DiscloseBy(calendar, of.CheckOn, of.TaskEndOn).On;
        return disclosedOn > due ? Math.Max(1, -calendar.Left(disclosedOn, due)) : 0;
    }
}
