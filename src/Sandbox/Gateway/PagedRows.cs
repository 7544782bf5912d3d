using System.Globalization;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>One page of a list in a stable order; beyond the end it is empty.</summary>
internal static class PagedRows
{
    private const int LargestPage = 1000;

    public static IResult Page<T>(HttpRequest request, int total, Func<int, T> row)
    {
        if (!TryRead(request, "page", int.MaxValue, out var page))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("page"));
        if (!TryRead(request, "size", LargestPage, out var size))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("size"));
        var first = ((long)page - 1) * size;
        var count = (int)Math.Clamp(total - first, 0, size);
        return Envelope.Ok(new { total, rows = Enumerable.Range(0, count).Select(offset => row((int)first + offset)).ToArray() });
    }

    private static bool TryRead(HttpRequest request, string name, int largest, out int value) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= largest;
}
