using System.Globalization;
using System.Text.Json;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Reads the lines of a list of keys, strictly: a line that cannot be read could be the one that is missed.</summary>
internal static class HeldKeys
{
    private const int LongestText = 256;

    /// <summary>The line, or null where it is not as the contract says.</summary>
    public static HeldKey? Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || row.EnumerateObject().GroupBy(property => property.Name).Any(group => group.Count() > 1))
            return null;
        var (key, kind, revision) = (Text(row, "businessKey"), Text(row, "kind"), Number(row, "revision"));
        var (digest, accepted) = (Optional(row, "digest"), Optional(row, "accepted"));
        if (key is null || kind is null || revision is null || !IsInstant(Text(row, "acceptedAt")))
            return null;
        if (digest is not null && !IsDigest(Text(row, "digest")) || accepted is not null && Number(row, "accepted") is null)
            return null;
        return new HeldKey(key, revision.Value, kind) { Digest = digest is null ? null : Text(row, "digest"), Accepted = Number(row, "accepted") ?? 1 };
    }

    private static JsonElement? Optional(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement row, string name) =>
        Optional(row, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;

    private static int? Number(JsonElement row, string name) =>
        Optional(row, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number > 0 ? number : null;

    private static bool IsDigest(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    private static bool IsInstant(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
}
