using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Writes the codes in one operation's records as the platform does, and back. Codes are compared as whole tokens; everything else stays byte for byte.</summary>
/// <param name="dictionaries">Those of the operation.</param>
internal sealed class CodeTranslation(IReadOnlyList<DictionaryProfile> dictionaries)
{
    /// <summary>Stands before a platform's code that the dictionary does not have, so that nobody takes it for one of ours.</summary>
    private const string Untold = "未对照:";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The translation for an operation; null where it has no codes to translate.</summary>
    public static CodeTranslation? Of(PlatformProfile profile, string operation) =>
        profile.Dictionaries.Values.Where(dictionary => dictionary.Operations.Contains(operation)).ToList() is { Count: > 0 } found ? new CodeTranslation(found) : null;

    /// <summary>JSON text made by <paramref name="write"/>.</summary>
    public static byte[] Text(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Plain))
            write(writer);
        return text.ToArray();
    }

    /// <summary>Writes an object, its members by <paramref name="member"/>, or as they are where that says false.</summary>
    public static void Rewrite(JsonElement from, Utf8JsonWriter to, Func<JsonProperty, bool> member)
    {
        to.WriteStartObject();
        foreach (var property in from.EnumerateObject())
        {
            to.WritePropertyName(property.Name);
            if (!member(property))
                to.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
        }
        to.WriteEndObject();
    }

    /// <summary>Writes a record for the platform.</summary>
    /// <exception cref="HeldBackException">A code without a counterpart: it would mean something else there.</exception>
    public void ToPlatform(JsonElement record, Utf8JsonWriter to) => Rewrite(record, to, property =>
    {
        if (!IsTranslated(property.Name))
            return false;
        var dictionary = For(record, property.Name) ?? throw Missing($"字段 {property.Name} 所用的代码表");
        Write(dictionary.Separator, property.Value, to, code => dictionary.Codes.TryGetValue(code, out var told) ? told : throw Missing($"代码表 {dictionary.List} 的代码 {code}"));
        return true;
    });

    /// <summary>Writes a platform's record in our codes.</summary>
    public void ToCanonical(JsonElement record, Utf8JsonWriter to)
    {
        if (record.ValueKind != JsonValueKind.Object)
            record.WriteTo(to);
        else
            Rewrite(record, to, property => IsTranslated(property.Name) && WriteBack(For(record, property.Name), property.Value, to));
    }

    private static bool WriteBack(DictionaryProfile? dictionary, JsonElement value, Utf8JsonWriter to)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return false;
        string Back(string told) => dictionary?.Codes.FirstOrDefault(code => code.Value == told).Key ?? Untold + told;
        if (dictionary is { Separator.Length: > 0 } joined && value.ValueKind == JsonValueKind.String)
            WriteAll(value.GetString() is { Length: > 0 } text ? text.Split(joined.Separator) : [], to, Back);
        else
            Write("", value, to, Back);
        return true;
    }

    private static void Write(string separator, JsonElement value, Utf8JsonWriter to, Func<string, string> translate)
    {
        if (value.ValueKind != JsonValueKind.Array)
            to.WriteStringValue(translate(Token(value)));
        else if (separator.Length > 0)
            to.WriteStringValue(string.Join(separator, value.EnumerateArray().Select(code => translate(Token(code)))));
        else
            WriteAll(value.EnumerateArray().Select(Token), to, translate);
    }

    private static void WriteAll(IEnumerable<string> codes, Utf8JsonWriter to, Func<string, string> translate)
    {
        to.WriteStartArray();
        foreach (var code in codes)
            to.WriteStringValue(translate(code));
        to.WriteEndArray();
    }

    private static string Token(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private bool IsTranslated(string field) => dictionaries.Any(dictionary => dictionary.Field == field);

    private DictionaryProfile? For(JsonElement record, string field) => dictionaries.FirstOrDefault(dictionary => dictionary.Field == field
        && (dictionary.ListField.Length == 0 || (JsonPath.Find(record, dictionary.ListField) is { ValueKind: JsonValueKind.String } list && list.GetString() == dictionary.List)));

    private static HeldBackException Missing(string what) => new(Failure.Unsendable, $"平台配置中没有{what}的对照，请在 Dictionaries 中补齐");
}
