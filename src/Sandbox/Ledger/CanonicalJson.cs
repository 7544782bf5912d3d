using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ChangliBridge.Sandbox.Ledger;

/// <summary>RFC 8785 over strings, integers, booleans, null, arrays and objects: the form whose SHA-256 tells two bodies apart.</summary>
internal static class CanonicalJson
{
    /// <exception cref="FormatException">A number that is not an integer, or a name that stands twice.</exception>
    public static string Digest(JsonElement value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, text);
                break;
            case JsonValueKind.Array:
                WriteArray(value, text);
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(value.TryGetInt64(out var integer) ? integer : throw new FormatException("numbers are integers"));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder text)
    {
        text.Append('{');
        var previous = default(string);
        foreach (var property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.Name == previous)
                throw new FormatException($"{previous} stands twice");
            if (previous is not null)
                text.Append(',');
            previous = property.Name;
            WriteString(property.Name, text);
            text.Append(':');
            Write(property.Value, text);
        }

        text.Append('}');
    }

    private static void WriteArray(JsonElement value, StringBuilder text)
    {
        text.Append('[');
        var first = true;
        foreach (var element in value.EnumerateArray())
        {
            if (!first)
                text.Append(',');
            first = false;
            Write(element, text);
        }

        text.Append(']');
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)character).ToString("x4")),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
