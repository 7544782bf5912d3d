namespace ChangliBridge.Domain.Calendar;

/// <summary>放假通知: what the notices for one year say.</summary>
/// <param name="Year">The year.</param>
/// <param name="Sources">Where the notices are.</param>
/// <param name="Off">Days off that they name (放假).</param>
/// <param name="Work">Make-up working days (调休上班).</param>
public sealed record CalendarYear(int Year, IReadOnlyList<string> Sources, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);
