using System.Globalization;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Calendar;

/// <summary>
/// 工作日历表, a text: a line with a year and its sources, then lines that begin with <c>off</c> or <c>work</c> and list days, or first..last;
/// what begins with # is a remark. A day may stand under a neighbouring year.
/// </summary>
internal static class CalendarTable
{
    /// <exception cref="RuleViolation"><see cref="Rule.FieldMalformed"/> with every line that cannot be read.</exception>
    public static IReadOnlyList<CalendarYear> Read(string table)
    {
        var (faults, years) = (new FaultList(), new List<(int Year, string[] Sources, List<DateOnly> Off, List<DateOnly> Work)>());
        foreach (var (index, line) in table.Split('\n').Index())
        {
            var words = line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
                continue;
            var at = $"第{index + 1}行";
            if (words[0] is "off" or "work")
                Days(words, years, (at, faults));
            else
                Year(words, years, (at, faults));
        }
        faults.Require(years.Count > 0, new Fault(Rule.FieldRequired, "工作日历", "没有任何年份。", "请至少写明一个年份及其放假通知。"));
        faults.ThrowIfAny();
        foreach (var (year, _, off, work) in years)
        {
            faults.Require(!off.Intersect(work).Any(), new Fault(Rule.FieldMalformed, $"{year}年", "同一天既写作放假又写作上班。", "请按该年放假通知更正。"));
            faults.Require(off.Count > 0, new Fault(Rule.FieldMalformed, $"{year}年", "没有放假日期（off）。", "请按该年放假通知补齐；尚未公布的年份不要写入。"));
        }
        faults.ThrowIfAny();
        return [.. years.Select(year => new CalendarYear(year.Year, year.Sources, year.Off, year.Work))];
    }

    private static void Year(string[] words, List<(int Year, string[] Sources, List<DateOnly> Off, List<DateOnly> Work)> years, (string Line, FaultList Faults) at)
    {
        if (words[0].Length != 4 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1949)
        {
            at.Faults.Add(Rule.FieldMalformed, at.Line, $"“{words[0]}”不是年份，也不是 off 或 work。", "请以四位年份、off 或 work 开头。");
            return;
        }
        at.Faults.Require(words.Length > 1, new Fault(Rule.FieldRequired, at.Line, $"{year}年没有写明放假通知的出处。", "请在年份之后写明通知的网址或文号。"));
        at.Faults.Require(years.All(other => other.Year != year), new Fault(Rule.FieldMalformed, at.Line, $"{year}年写了两次。", "请合并为一处。"));
        years.Add((year, words[1..], [], []));
    }

    private static void Days(string[] words, List<(int Year, string[] Sources, List<DateOnly> Off, List<DateOnly> Work)> years, (string Line, FaultList Faults) at)
    {
        if (years.Count == 0)
        {
            at.Faults.Add(Rule.FieldMalformed, at.Line, "日期之前没有年份。", "请先写年份及放假通知的出处。");
            return;
        }
        var year = years[^1];
        foreach (var word in words[1..])
        {
            var ends = word.Split("..");
            var (first, last) = (Day(ends[0]), Day(ends[^1]));
            if (ends.Length > 2 || first is not { } from || last is not { } to || to < from || from.Year < year.Year - 1 || to.Year > year.Year + 1)
                at.Faults.Add(Rule.FieldMalformed, at.Line, $"“{word}”不是{year.Year}年或其相邻年份的日期或起止日期。", "请写作 YYYY-MM-DD 或 YYYY-MM-DD..YYYY-MM-DD。");
            else
                (words[0] == "off" ? year.Off : year.Work).AddRange(Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays));
        }
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
