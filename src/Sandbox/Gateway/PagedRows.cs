using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>One page of a list, or of what changed in it, in a stable order; beyond the end it is empty. A page says what time it is and what its rows digest to.</summary>
internal sealed class PagedRows(ProvinceList list, ListFaults faults, TimeProvider clock)
{
    private const int LargestPage = 5000;

    /// <summary>Page n of rows that no fault touches.</summary>
    public static IResult Page<T>(HttpRequest request, IReadOnlyList<T> rows, Func<T, object> show)
    {
        if (!TryRead(request, "page", int.MaxValue, out var page))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("page"));
        if (!TryRead(request, "size", LargestPage, out var size))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("size"));
        var first = (int)Math.Min((page - 1L) * size, rows.Count);
        return Envelope.Ok(new { total = rows.Count, rows = rows.Skip(first).Take(size).Select(show).ToArray() });
    }

    /// <summary>Page n of the whole list.</summary>
    public IResult Page(HttpRequest request)
    {
        if (!TryRead(request, "page", int.MaxValue, out var page))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("page"));
        if (!TryRead(request, "size", LargestPage, out var size))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("size"));
        if (page > 1 && faults.IsExpired(list.Kind))
            return Envelope.Refuse(PlatformRefusal.CursorExpired);
        var now = clock.GetUtcNow();
        var (total, first, count) = faults.Page(list.Kind, page, size, list.Size);
        return Answer(total, now, Enumerable.Range((int)first, count).Select(position => ((long)position, Json(list.Row(position, now)))));
    }

    /// <summary>What changed behind a place, by instant and key; the total says how many are left from there.</summary>
    public IResult Changes(HttpRequest request)
    {
        if (!TryRead(request, "size", LargestPage, out var size))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("size"));
        if (!DateTimeOffset.TryParse(request.Query["since"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("since"));
        if (since < MonthlyChanges.KnownFrom || faults.IsExpired(list.Kind))
            return Envelope.Refuse(PlatformRefusal.CursorExpired);
        var now = clock.GetUtcNow();
        var (total, rows) = list.Changed(since, request.Query["after"].ToString(), now);
        return Answer(total, now, rows.Take(size).Select(change => ((long)change.Position, WithInstant(Json(list.Row(change.Position, now)), change.At))));
    }

    private IResult Answer(int total, DateTimeOffset now, IEnumerable<(long Number, string Row)> rows)
    {
        var struck = faults.RowFaults(list.Kind);
        var text = new StringBuilder("[");
        foreach (var (number, row) in rows)
            text.Append(text.Length > 1 ? "," : "").Append(struck.Count == 0 ? row : ListFaults.Spoil(list.Kind, number, row, struck));
        var written = Encoding.UTF8.GetBytes(text.Append(']').ToString());
        return Envelope.Ok(new { total, asOf = now, digest = Convert.ToHexStringLower(SHA256.HashData(written)), rows = new RawJson(written) });
    }

    // The grade's row says by itself when it changed.
    private static string WithInstant(string row, DateTimeOffset at) =>
        row.Contains("\"changedAt\"", StringComparison.Ordinal) ? row : $"{row[..^1]},\"changedAt\":{JsonSerializer.Serialize(at, Wire.Json)}}}";

    private static string Json(object row) => JsonSerializer.Serialize(row, row.GetType(), Wire.Json);

    private static bool TryRead(HttpRequest request, string name, int largest, out int value) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= largest;
}
