namespace ChangliBridge.Domain.Statistics;

/// <summary>报表期: a month or a year.</summary>
/// <param name="Year">年.</param>
/// <param name="Month">月, from 1; 0 for the whole year.</param>
public sealed record ReportPeriod(int Year, int Month)
{
    /// <summary>First day.</summary>
    public DateOnly From => new(Year, Month == 0 ? 1 : Month, 1);

    /// <summary>Last day.</summary>
    public DateOnly To => Month == 0 ? new DateOnly(Year, 12, 31) : From.AddMonths(1).AddDays(-1);

    /// <summary>Such as 2023年11月 or 2023年度.</summary>
    public string Text => Month == 0 ? $"{Year}年度" : $"{Year}年{Month}月";

    /// <summary>Whether a window lies in it, wholly or in part.</summary>
    public bool Touches(DateOnly startOn, DateOnly endOn) => startOn <= To && endOn >= From;
}
