using System.Text;
using System.Text.Json;

namespace ChangliBridge.Sync.Pull;

/// <summary>What stood in a field, fit to be kept and shown.</summary>
internal static class RowValue
{
    private const int Longest = 64;

    /// <summary>The text of a JSON string; null where it escapes half a character.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value in ASCII, at most 64 characters: what looks like <c>A</c> but is not shows.</summary>
    public static string Escape(JsonElement value) => Escape(value.ValueKind == JsonValueKind.String ? Text(value) ?? value.GetRawText() : value.GetRawText());

    /// <summary>A text in ASCII, at most 64 characters.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (escaped.Length >= Longest)
                break;
            if (c is > ' ' and < (char)127 and not '\\' or ' ')
                escaped.Append(c);
            else
                escaped.Append($"\\u{(int)c:X4}");
        }
        return escaped.ToString();
    }
}
