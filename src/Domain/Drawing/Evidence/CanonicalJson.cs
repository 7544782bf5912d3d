using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// 规范 JSON: RFC 8785 over strings, whole numbers, booleans, arrays and objects with ASCII keys. One value has one form,
/// so its digest says the same to everyone. Fractions, exponents and null have no place in evidence and are refused.
/// </summary>
public static class CanonicalJson
{
    private const long LargestWhole = 1L << 53;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The canonical bytes of a value read from JSON.</summary>
    /// <exception cref="FormatException">For null, a fraction, a number beyond 2^53, a doubled key or a key that is not ASCII.</exception>
    public static byte[] Canonicalise(JsonElement value)
    {
        var text = new StringBuilder();
        try
        {
            Write(text, value);
        }
        catch (InvalidOperationException fault)
        {
            throw new FormatException($"text that is not Unicode: {fault.Message}", fault);
        }

        return Bytes(text);
    }

    /// <summary>The canonical bytes of maps, lists, strings, whole numbers and booleans.</summary>
    public static byte[] Canonicalise(object value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return Bytes(text);
    }

    /// <summary>Reads bytes that must be canonical to the last one.</summary>
    /// <exception cref="FormatException">Where they are not.</exception>
    public static JsonElement ReadStrict(byte[] bytes)
    {
        JsonElement value;
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 });
            value = document.RootElement.Clone();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a key that is no Unicode, met while looking for doubled ones.
            throw new FormatException($"not JSON: {fault.Message}", fault);
        }
        if (!Canonicalise(value).AsSpan().SequenceEqual(bytes))
            throw new FormatException("not in canonical form (RFC 8785)");
        return value;
    }

    private static byte[] Bytes(StringBuilder text)
    {
        try
        {
            return Strict.GetBytes(text.ToString());
        }
        catch (EncoderFallbackException fault)
        {
            throw new FormatException("text that is not Unicode", fault);
        }
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value.EnumerateObject().Select(property => (property.Name, (Action)(() => Write(text, property.Value)))));
                break;
            case JsonValueKind.Array:
                WriteArray(text, value.EnumerateArray().Select(item => (Action)(() => Write(text, item))));
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteWhole(text, value.TryGetInt64(out var whole) && IsPlain(value.GetRawText()) ? whole : throw new FormatException($"{value.GetRawText()} is not a whole number"));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                text.Append(value.GetBoolean() ? "true" : "false");
                break;
            default:
                throw new FormatException("null has no place here");
        }
    }

    private static void Write(StringBuilder text, object value)
    {
        switch (value)
        {
            case string plain:
                WriteString(text, plain);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case int or long:
                WriteWhole(text, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object> map:
                WriteObject(text, map.Select(pair => (pair.Key, (Action)(() => Write(text, pair.Value)))));
                break;
            case System.Collections.IEnumerable list:
                WriteArray(text, list.Cast<object>().Select(item => (Action)(() => Write(text, item))));
                break;
            default:
                throw new FormatException($"{value?.GetType().Name ?? "null"} has no place here");
        }
    }

    private static void WriteObject(StringBuilder text, IEnumerable<(string Key, Action Value)> properties)
    {
        text.Append('{');
        var previous = (string?)null;
        foreach (var (key, value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (key == previous || !key.All(char.IsAscii))
                throw new FormatException($"the key '{key}' stands twice or is not ASCII");
            if (previous is not null)
                text.Append(',');
            WriteString(text, previous = key);
            text.Append(':');
            value();
        }
        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, IEnumerable<Action> items)
    {
        text.Append('[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            item();
        }
        text.Append(']');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }
        text.Append('"');
    }

    private static void WriteWhole(StringBuilder text, long value)
    {
        if (value is > LargestWhole or < -LargestWhole)
            throw new FormatException($"{value} is beyond 2^53");
        text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsPlain(string raw) => raw.All(c => char.IsAsciiDigit(c) || c == '-');
}
