using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Reads fields of evidence and says plainly which one is missing or of another kind (字段读取).</summary>
internal static class JsonField
{
    public static JsonElement Of(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : throw new FormatException($"the field '{name}' is missing");

    public static string Text(JsonElement owner, string name)
    {
        var value = Of(owner, name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"the field '{name}' is not a text");
    }

    public static string TextOr(JsonElement owner, string name, string otherwise) => owner.TryGetProperty(name, out _) ? Text(owner, name) : otherwise;

    public static long Whole(JsonElement owner, string name)
    {
        var value = Of(owner, name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) ? whole : throw new FormatException($"the field '{name}' is not a whole number");
    }

    public static long? WholeOrNull(JsonElement owner, string name) => owner.TryGetProperty(name, out _) ? Whole(owner, name) : null;

    public static bool Flag(JsonElement owner, string name)
    {
        var value = Of(owner, name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new FormatException($"the field '{name}' is neither true nor false");
    }

    public static IEnumerable<JsonElement> List(JsonElement owner, string name)
    {
        var value = Of(owner, name);
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException($"the field '{name}' is not a list");
    }

    public static IReadOnlyList<string> Texts(JsonElement owner, string name) =>
        [.. List(owner, name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new FormatException($"'{name}' holds something that is not a text"))];

    public static byte[] Bytes(JsonElement owner, string name)
    {
        var text = Text(owner, name);
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : throw new FormatException($"the field '{name}' is not lower-case hex");
    }
}
