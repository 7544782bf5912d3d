using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Results;

namespace ChangliBridge.Domain.Statistics;

/// <summary>计数规则 that are local: which result codes say 无法联系, which registrations have ended, the county's time and its 公示期限. For one reader at a time.</summary>
/// <param name="CodeLists">检查结果代码表.</param>
/// <param name="EndedStates">登记状态 of targets whose registration has ended, such as 注销: they are no enterprises to inspect any more.</param>
/// <param name="Zone">The county's offset from UTC.</param>
/// <param name="Clock">公示期限.</param>
public sealed record CountingTerms(IReadOnlyList<CodeList> CodeLists, IReadOnlyList<string> EndedStates, TimeSpan Zone, ResultClock Clock)
{
    private readonly Dictionary<DateOnly, DateOnly> _deadlines = [];

    /// <summary>工作日历.</summary>
    public required WorkingDayCalendar Calendar { get; init; }

    /// <summary>The day in the county.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The day in the county.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Zone).DateTime);

    /// <summary>The instant at which <paramref name="day"/> begins in the county.</summary>
    public DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>Whether one of <paramref name="codes"/> says 无法联系; a list that is no longer in force says nothing.</summary>
    public bool IsUnreachable(string list, IReadOnlyList<string> codes) =>
        CodeLists.FirstOrDefault(known => known.Id == list) is { } known && codes.Any(code => known.Find(code) is { Unreachable: true });

    /// <summary>The last day on which a result is disclosed in time; without a check yet, from the last day of the window.</summary>
    public DateOnly DiscloseBy(DateOnly? checkOn, DateOnly taskEndOn)
    {
        var from = Clock.From(checkOn, taskEndOn);
        if (!_deadlines.TryGetValue(from, out var by))
            _deadlines.Add(from, by = Clock.DiscloseBy(Calendar, checkOn, taskEndOn).On);
        return by;
    }
}
