using System.Globalization;
using System.Text.Json;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>
/// Reads the rows of a list strictly, one after the other, and remembers the first fault of each. After a fault the values are placeholders:
/// the row is set aside, never taken with a default. One pass over a row finds fields that are missing, retyped, doubled or unknown.
/// </summary>
internal sealed class RowReader(RowShape shape)
{
    private const int LongestText = 1000;
    private const int LongestId = 64;
    private static readonly string[] Personal = ["name", "address"];

    private readonly JsonElement[] _values = new JsonElement[shape.Fields.Count];
    private readonly List<JsonProperty> _unknown = [];
    private (string Field, string Value, string Reason)? _fault;

    /// <summary>The snapshot that the row joins.</summary>
    public long Snapshot { get; private set; }

    /// <summary>The bits of required fields that the row lacks.</summary>
    public uint Missing { get; private set; }

    /// <summary>The bits of fields that have another type in the row.</summary>
    public uint Retyped { get; private set; }

    /// <summary>What the row has beyond its contract.</summary>
    public IReadOnlyList<JsonProperty> Unknown => _unknown;

    /// <summary>Goes on to a row.</summary>
    /// <param name="snapshot">The snapshot that it joins.</param>
    /// <param name="row">The row as it came.</param>
    public RowReader Begin(long snapshot, JsonElement row)
    {
        (Snapshot, _fault, Missing, Retyped) = (snapshot, null, shape.Required, 0);
        Array.Clear(_values);
        _unknown.Clear();
        if (row.ValueKind == JsonValueKind.Object)
            Sort(row);
        else
            _fault = ("", RowValue.Escape(row), "该行不是对象，请上级平台核对。");
        return this;
    }

    /// <summary>The fault of the row with <paramref name="key"/>; null if there is none.</summary>
    public RowFault? FaultOf(string key) => _fault is { } fault ? new RowFault(key, fault.Field, fault.Value, fault.Reason) : null;

    /// <summary>Whether the row has a fault.</summary>
    public bool IsFaulty => _fault is not null;

    /// <summary>What stands in a field, whatever it is.</summary>
    public JsonElement Value(string field) => _values[shape.IndexOf(field)];

    /// <summary>Sets the row aside for the value of a field.</summary>
    public void Refuse(string field, string reason)
    {
        if (_fault is null)
            _fault = (field, !Personal.Contains(field) && Value(field) is { ValueKind: not JsonValueKind.Undefined } found ? RowValue.Escape(found) : "", reason);
    }

    /// <summary>A key: what stands in a resource name.</summary>
    public string Id(string field)
    {
        var id = Text(field);
        if (_fault is null && (id.Length is 0 or > LongestId || id.AsSpan().ContainsAny('/', ' ')))
            Refuse(field, $"编号应为1至{LongestId}个字符，不含空格和斜杠。");
        return id;
    }

    /// <summary>A text that must be there; it may be empty.</summary>
    public string Text(string field) => Required(field) is { } value ? TextOf(field, value) : "";

    /// <summary>A text that must be there with at least one character.</summary>
    public string FullText(string field)
    {
        var text = Text(field);
        if (_fault is null && string.IsNullOrWhiteSpace(text))
            Refuse(field, "内容为空，请上级平台补充。");
        return text;
    }

    /// <summary>A text that may be missing, null or empty: all three are null.</summary>
    public string? OptionalText(string field) => Optional(field) is { } value && TextOf(field, value) is { Length: > 0 } text ? text : null;

    /// <summary>true or false.</summary>
    public bool Flag(string field) => Required(field) is { } value && FlagOf(field, value);

    /// <summary>true or false; missing and null are false.</summary>
    public bool OptionalFlag(string field) => Optional(field) is { } value && FlagOf(field, value);

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public DateOnly Day(string field) => Required(field) is { } value ? DayOf(field, value) : default;

    /// <summary>A day; null where it is missing or null.</summary>
    public DateOnly? OptionalDay(string field) => Optional(field) is { } value ? DayOf(field, value) : null;

    /// <summary>A number as it was written; null where it is missing or null.</summary>
    public decimal? OptionalNumber(string field)
    {
        if (Optional(field) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        Refuse(field, "应为数字。");
        return null;
    }

    /// <summary>An instant with its offset.</summary>
    public DateTimeOffset Instant(string field)
    {
        if (Required(field) is not { } value)
            return default;
        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var instant) && HasOffset(value.GetString()!))
            return instant.ToUniversalTime();
        Refuse(field, "应为带时区的时间，如 2023-10-08T02:00:00Z。");
        return default;
    }

    /// <summary>One of a few words.</summary>
    public T Choice<T>(string field, params (string Word, T Meaning)[] choices) where T : struct
    {
        var word = Text(field);
        foreach (var choice in choices)
        {
            if (choice.Word == word)
                return choice.Meaning;
        }
        Refuse(field, $"应为 {string.Join("、", choices.Select(choice => choice.Word))} 之一。");
        return default;
    }

    /// <summary>A list of texts, joined for its column; it may be empty.</summary>
    public string Joined(string field)
    {
        if (Required(field) is not { } value)
            return "";
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(part => part.ValueKind != JsonValueKind.String))
        {
            Refuse(field, "应为文本列表。");
            return "";
        }
        var parts = value.EnumerateArray().Select(part => TextOf(field, part)).Distinct().ToList();
        if (parts.Any(part => part.Length == 0 || part.Contains(',')))
            Refuse(field, "列表中的内容不能为空，也不能含逗号。");
        return JoinedText.Join(parts);
    }

    private void Sort(JsonElement row)
    {
        var likely = 0;
        foreach (var property in row.EnumerateObject())
        {
            var i = shape.Find(property, likely);
            if (i < 0 ? _unknown.Exists(other => other.Name == property.Name) : _values[i].ValueKind != JsonValueKind.Undefined)
                _fault ??= (RowValue.Escape(property.Name), "", "同一字段出现两次，无法判断以哪一个为准，请上级平台更正。");
            else if (i < 0)
                _unknown.Add(property);
            else
                Put(i, property.Value);
            likely = i + 1 == _values.Length || i < 0 ? 0 : i + 1;
        }
    }

    private void Put(int i, JsonElement value)
    {
        _values[i] = value;
        if (value.ValueKind == JsonValueKind.Null)
            return;
        Missing &= ~(1u << i);
        if (!shape.Fields[i].Fits(value.ValueKind))
            Retyped |= 1u << i;
    }

    private JsonElement? Required(string field)
    {
        if (_fault is not null)
            return null;
        var value = Value(field);
        if (value.ValueKind == JsonValueKind.Undefined)
            Refuse(field, "缺少该字段，请上级平台补充。");
        else if (value.ValueKind == JsonValueKind.Null)
            Refuse(field, "该字段为空，请上级平台补充。");
        else
            return value;
        return null;
    }

    private JsonElement? Optional(string field) =>
        _fault is null && Value(field) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value : null;

    private bool FlagOf(string field, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Refuse(field, "应为 true 或 false。");
        return value.ValueKind == JsonValueKind.True;
    }

    private string TextOf(string field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && RowValue.Text(value) is { } text && text.Length <= LongestText && !HasControl(text))
            return text;
        Refuse(field, $"应为不超过{LongestText}个字符的文本，不含控制字符。");
        return "";
    }

    private DateOnly DayOf(string field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(RowValue.Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(field, "应为存在的日期，如 2022-12-31。");
        return default;
    }

    private static bool HasControl(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
                return true;
        }
        return false;
    }

    private static bool HasOffset(string instant) => instant.EndsWith('Z') || instant.LastIndexOfAny(['+', '-']) > instant.IndexOf('T');
}
