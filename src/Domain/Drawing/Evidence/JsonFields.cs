using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// Reads the fields of one JSON object (字段读取). A field that is missing or of another kind becomes a fault and a blank,
/// so that everything wrong with a file is found in one reading.
/// </summary>
internal sealed class JsonFields
{
    private readonly JsonElement _owner;
    private readonly string _path;
    private readonly List<DrawFault> _faults;

    public JsonFields(JsonElement owner, string path, List<DrawFault> faults)
    {
        (_owner, _path, _faults) = (owner, path, faults);
        if (owner.ValueKind != JsonValueKind.Object)
            faults.Add(new DrawFault("bad_json", path, "not an object"));
    }

    public bool Has(string name) => _owner.ValueKind == JsonValueKind.Object && _owner.TryGetProperty(name, out _);

    public string Text(string name, string word = "bad_text") =>
        Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : Refuse(word, name, "not a text", "");

    public string TextOr(string name, string otherwise, string word = "bad_text") => Has(name) ? Text(name, word) : otherwise;

    public long Whole(string name, string word) =>
        Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : Refuse(word, name, "not a whole number", 0L);

    public bool Flag(string name) =>
        Find(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : Refuse("bad_json", name, "neither true nor false", false);

    /// <summary>Lower-case hex; the length is the draw's to judge.</summary>
    public byte[] Bytes(string name) =>
        Text(name, "bad_secret") is var text && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : Refuse<byte[]>("bad_secret", name, "not lower-case hex", []);

    public JsonFields Object(string name) => new(Find(name) ?? default, $"{_path}.{name}".TrimStart('.'), _faults);

    public IReadOnlyList<JsonFields> Objects(string name) => [.. List(name).Select(item => new JsonFields(item.Value, item.Path, _faults))];

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(item => item.Value.ValueKind == JsonValueKind.String ? item.Value.GetString()! : Refuse("bad_text", item, "not a text", ""))];

    /// <summary>Every field of this object, texts all of them.</summary>
    public IReadOnlyDictionary<string, string> AllTexts() =>
        _owner.ValueKind == JsonValueKind.Object ? _owner.EnumerateObject().ToDictionary(field => field.Name, field => Text(field.Name)) : new Dictionary<string, string>();

    /// <summary>Lists of <paramref name="columns"/> texts each; a row of another form is left out and a fault.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string name, int columns, string word = "bad_text") => [.. List(name).Select(item =>
        item.Value.ValueKind == JsonValueKind.Array && item.Value.GetArrayLength() == columns && item.Value.EnumerateArray().All(cell => cell.ValueKind == JsonValueKind.String)
            ? item.Value.EnumerateArray().Select(cell => cell.GetString()!).ToArray()
            : Refuse<string[]>(word, item, $"not {columns} texts", [])).Where(row => row.Length == columns)];

    private IEnumerable<(JsonElement Value, string Path)> List(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select((item, i) => (item, $"{_path}.{name}[{i}]".TrimStart('.')))
            : Refuse<IEnumerable<(JsonElement, string)>>("bad_json", name, "not a list", []);

    private JsonElement? Find(string name) => _owner.ValueKind == JsonValueKind.Object && _owner.TryGetProperty(name, out var value) ? value : null;

    private T Refuse<T>(string word, string name, string why, T blank) => Refuse(word, (default, $"{_path}.{name}"), why, blank);

    private T Refuse<T>(string word, (JsonElement Value, string Path) item, string why, T blank)
    {
        _faults.Add(new DrawFault(word, item.Path.TrimStart('.'), why));
        return blank;
    }
}
