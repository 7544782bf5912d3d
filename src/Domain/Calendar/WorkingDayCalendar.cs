using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Calendar;

/// <summary>
/// 工作日历: which days are worked, make-up Saturdays and Sundays (调休) among them, and what follows for deadlines (到期日).
/// Source: the yearly notices of the General Office of the State Council, named year by year in the table.
/// </summary>
public sealed class WorkingDayCalendar
{
    // The notice for 2019 made 29 December 2018 a working day and gave the two after it off: the last days of a year belong to the notice for the next one, too.
    private const int FirstOfTheLastDays = 29;

    private static readonly Lazy<WorkingDayCalendar> Shipped = new(ReadShipped);

    private readonly IReadOnlyDictionary<int, CalendarYear> _years;
    private readonly HashSet<DateOnly> _off;
    private readonly HashSet<DateOnly> _work;

    internal WorkingDayCalendar(IReadOnlyDictionary<int, CalendarYear> years)
    {
        _years = years;
        _off = [.. years.Values.SelectMany(year => year.Off)];
        _work = [.. years.Values.SelectMany(year => year.Work)];
    }

    /// <summary>The table that is shipped (随附的工作日历).</summary>
    public static WorkingDayCalendar National => Shipped.Value;

    /// <summary>The years whose notices are here, in order (已公布年份).</summary>
    public IReadOnlyList<CalendarYear> Years => [.. _years.Values.OrderBy(year => year.Year)];

    /// <summary>另行指定的工作日历: the years of <paramref name="table"/> take the place of those here; the others stay.</summary>
    /// <param name="table">A table in the form of <c>working-days.txt</c>.</param>
    /// <exception cref="RuleViolation"><see cref="Rule.FieldMalformed"/> with every line that cannot be read.</exception>
    public WorkingDayCalendar With(string table)
    {
        var years = new Dictionary<int, CalendarYear>(_years);
        foreach (var year in CalendarTable.Read(table))
            years[year.Year] = year;
        return new WorkingDayCalendar(years);
    }

    /// <summary>Whether <paramref name="day"/> is worked (工作日). Without a notice: Monday to Friday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _work.Contains(day) || (!_off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The day <paramref name="workingDays"/> working days after <paramref name="from"/> (起算后第N个工作日); the day after it is the first, and 0 is the day itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Where <paramref name="workingDays"/> is negative.</exception>
    public Deadline After(DateOnly from, int workingDays) => Step(from, workingDays, 1);

    /// <summary>The day <paramref name="workingDays"/> working days before <paramref name="to"/> (之前第N个工作日); the day before it is the first, and 0 is the day itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Where <paramref name="workingDays"/> is negative.</exception>
    public Deadline Before(DateOnly to, int workingDays) => Step(to, workingDays, -1);

    /// <summary>剩余工作日: working days after <paramref name="today"/> up to and with <paramref name="due"/>; 0 on the day itself, negative when late.</summary>
    public int Left(DateOnly today, DateOnly due)
    {
        var left = 0;
        for (var day = today; day < due;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left++;
        }
        for (var day = due; day < today;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }
        return left;
    }

    /// <summary>未公布的年份: the years from <paramref name="from"/> to <paramref name="to"/> whose notices are missing.</summary>
    public IReadOnlyList<int> Missing(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(DecidingYear(from, last: false), DecidingYear(to, last: true) - DecidingYear(from, last: false) + 1).Where(year => !_years.ContainsKey(year))];

    private static WorkingDayCalendar ReadShipped()
    {
        using var stream = typeof(WorkingDayCalendar).Assembly.GetManifestResourceStream("working-days.txt")!;
        using var reader = new StreamReader(stream);
        return new WorkingDayCalendar(CalendarTable.Read(reader.ReadToEnd()).ToDictionary(year => year.Year));
    }

    private static int DecidingYear(DateOnly day, bool last) => last && day is { Month: 12, Day: >= FirstOfTheLastDays } ? day.Year + 1 : day.Year;

    private Deadline Step(DateOnly from, int workingDays, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var day = from;
        for (var counted = 0; counted < workingDays;)
        {
            day = day.AddDays(direction);
            if (IsWorkingDay(day))
                counted++;
        }
        return new Deadline(day, (direction > 0 ? Missing(from, day) : Missing(day, from)).Count > 0);
    }
}
