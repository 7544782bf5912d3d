using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>Grades as a province keeps them: the whole list by page, and what changed by instant and key. Both are read from one state.</summary>
internal sealed class ChangingList
{
    public const string Whole = "/province/credit/grades";
    public const string Changes = "/province/credit/grade-changes";

    private readonly SortedDictionary<string, (string Grade, DateTimeOffset At, bool Retired)> _rows = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>How the province writes a row.</summary>
    public Func<string, string> Written { get; set; } = row => row;

    /// <summary>Called after each page of changes, with its number from 1.</summary>
    public Action<int> AfterPage { get; set; } = _ => { };

    /// <summary>The province's time.</summary>
    public DateTimeOffset Now { get; set; } = new(2023, 10, 30, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was asked for, as <c>since|after</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Grades that are in force, by target.</summary>
    public IReadOnlyDictionary<string, string> InForce
    {
        get
        {
            lock (_gate)
                return _rows.Where(row => !row.Value.Retired).ToDictionary(row => row.Key, row => row.Value.Grade);
        }
    }

    public void Put(int number, string grade, DateTimeOffset at)
    {
        lock (_gate)
            _rows[Id(number)] = (grade, at, false);
    }

    public void Retire(int number, DateTimeOffset at)
    {
        lock (_gate)
            _rows[Id(number)] = (_rows[Id(number)].Grade, at, true);
    }

    public async Task<bool> AnswerAsync(HttpContext context, string path, int page)
    {
        if (path is not (Whole or Changes))
            return false;
        var size = int.Parse(context.Request.Query["size"].Single()!, CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(path == Whole ? WholePage(page, size) : ChangesPage(context.Request.Query, size), context.RequestAborted);
        if (path == Changes)
            AfterPage(Asked.Count);
        return true;
    }

    private string WholePage(int page, int size)
    {
        lock (_gate)
        {
            var rows = _rows.Where(row => !row.Value.Retired).ToList();
            return Page(rows.Count, rows.Skip((page - 1) * size).Take(size));
        }
    }

    private string ChangesPage(IQueryCollection query, int size)
    {
        lock (_gate)
        {
            var (since, after) = (DateTimeOffset.Parse(query["since"].Single()!, CultureInfo.InvariantCulture), query["after"].Single()!);
            Asked.Add($"{query["since"].Single()}|{after}");
            var rows = _rows.Where(row => row.Value.At > since || (row.Value.At == since && string.CompareOrdinal(row.Key, after) > 0))
                .OrderBy(row => row.Value.At).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
            return Page(rows.Count, rows.Take(size));
        }
    }

    private string Page(int total, IEnumerable<KeyValuePair<string, (string Grade, DateTimeOffset At, bool Retired)>> rows) =>
        $$$"""{"code":"0","message":"ok","data":{"total":{{{total}}},"asOf":"{{{Now:O}}}","rows":[{{{string.Join(',', rows.Select(row => Written(Json(row.Key, row.Value))))}}}]}}""";

    private static string Json(string id, (string Grade, DateTimeOffset At, bool Retired) row) => row.Retired
        ? $$"""{"targetId":"{{id}}","changedAt":"{{row.At:O}}","retired":true}"""
        : $$"""{"targetId":"{{id}}","scheme":"hebei-abcd","grade":"{{row.Grade}}","month":"2023-10","changedAt":"{{row.At:O}}"}""";

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"T{number:0000}");
}
