using ChangliBridge.Domain.Results;

namespace ChangliBridge.Domain.Statistics;

/// <summary>计数规则 that are local: which result codes say 无法联系, which registrations have ended, and the county's time.</summary>
/// <param name="CodeLists">检查结果代码表.</param>
/// <param name="EndedStates">登记状态 of targets whose registration has ended, such as 注销: they are no enterprises to inspect any more.</param>
/// <param name="Zone">The county's offset from UTC.</param>
public sealed record CountingTerms(IReadOnlyList<CodeList> CodeLists, IReadOnlyList<string> EndedStates, TimeSpan Zone)
{
    /// <summary>The day in the county.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Zone).DateTime);

    /// <summary>The instant at which <paramref name="day"/> begins in the county.</summary>
    public DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>Whether one of <paramref name="codes"/> says 无法联系; a list that is no longer in force says nothing.</summary>
    public bool IsUnreachable(string list, IReadOnlyList<string> codes) =>
        CodeLists.FirstOrDefault(known => known.Id == list) is { } known && codes.Any(code => known.Find(code) is { Unreachable: true });
}
