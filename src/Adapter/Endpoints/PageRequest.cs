using System.Buffers.Text;
using System.Text;
using ChangliBridge.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Pages by key, never by offset: a page costs the same however deep it lies.</summary>
/// <param name="Size">At most so many rows.</param>
/// <param name="After">Key of the last row of the page before; empty on the first.</param>
internal readonly record struct PageRequest(int Size, string After)
{
    private const int Usual = 100;
    private const int Ceiling = 1000;
    private static readonly Fault Malformed = new(Rule.FieldMalformed, "page_token", "翻页标记无效。", "请用上一页返回的 next_page_token。");

    /// <summary>Whether it is the first page, which carries the exact total.</summary>
    public bool IsFirst => After.Length == 0;

    /// <summary>A key of two parts, the first without a slash; empty parts on the first page.</summary>
    public (string First, string Second) AfterPair => After.Split('/', 2) switch
    {
        [var first, var second] => (first, second),
        _ when IsFirst => ("", ""),
        _ => throw new RuleViolation([Malformed]),
    };

    /// <summary>The first page.</summary>
    public static PageRequest First(int size) => new(size, "");

    /// <summary>A page of a list that is asked for nothing else.</summary>
    /// <param name="pageSize">As asked; 0 for the usual.</param>
    /// <param name="pageToken">As asked.</param>
    /// <param name="fits">Whether a key has the form of the list's; any has where it is not given.</param>
    public static PageRequest From(int pageSize, string pageToken, Func<string, bool>? fits = null)
    {
        var faults = new FaultList();
        var page = From(pageSize, pageToken, faults, fits);
        faults.ThrowIfAny();
        return page;
    }

    /// <summary>A page of a list; what is wrong with it is noted beside the faults of what else is asked.</summary>
    public static PageRequest From(int pageSize, string pageToken, FaultList faults, Func<string, bool>? fits = null)
    {
        faults.Require(pageSize >= 0, new Fault(Rule.FieldMalformed, "page_size", "每页行数为负。", "请填写0至1000。"));
        var after = Base64Url.IsValid(pageToken) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(pageToken)) : null;
        var read = faults.Require(pageToken.Length == 0 || (after is not null && fits?.Invoke(after) != false), Malformed);
        return new PageRequest(pageSize == 0 ? Usual : Math.Min(pageSize, Ceiling), read ? after! : "");
    }

    /// <summary>Whether a key is a number.</summary>
    public static bool IsNumber(string key) => long.TryParse(key, out _);

    /// <summary>Whether a key has two parts.</summary>
    public static bool IsPair(string key) => key.Contains('/');

    /// <summary>A key that is a number.</summary>
    public static long Number(string key) =>
        long.TryParse(key, out var number) ? number : throw new RuleViolation([Malformed]);

    /// <summary>The key of a row whose order has two parts, the first without a slash.</summary>
    public static string Pair(string first, string second) => $"{first}/{second}";

    /// <summary>Takes one page of rows that are already after <see cref="After"/> and in key order.</summary>
    public async Task<(List<T> Rows, string NextPageToken)> TakeAsync<T>(IQueryable<T> rows, Func<T, string> key, CancellationToken ct)
    {
        return Cut(await rows.Take(Size + 1).ToListAsync(ct), key);
    }

    /// <summary>Cuts a page out of its rows and at least one more where there is a next page.</summary>
    public (List<T> Rows, string NextPageToken) Cut<T>(List<T> rows, Func<T, string> key)
    {
        if (rows.Count <= Size)
            return (rows, "");
        var page = rows[..Size];
        return (page, TokenOf(key(page[^1])));
    }

    /// <summary>What asks for the page after a key.</summary>
    public static string TokenOf(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The exact total on the first page, else 0.</summary>
    public Task<int> TotalAsync<T>(IQueryable<T> all, CancellationToken ct) => IsFirst ? all.CountAsync(ct) : Task.FromResult(0);
}
