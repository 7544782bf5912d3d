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
}
