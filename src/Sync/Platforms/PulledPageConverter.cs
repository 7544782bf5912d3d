using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChangliBridge.Sync.Platforms;

/// <summary>
/// Reads <c>{"total":n,"rows":[…]}</c>, both required, and <c>asOf</c>, the platform's time, where it gives it.
/// Rows are taken as they come, even with a property twice: that is the row's fault, found when it is read.
/// </summary>
internal sealed class PulledPageConverter : JsonConverter<PulledPage>
{
    public override PulledPage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var page = JsonElement.ParseValue(ref reader);
        if (page.ValueKind != JsonValueKind.Object
            || !page.TryGetProperty("total", out var total) || total.ValueKind != JsonValueKind.Number || !total.TryGetInt32(out var count) || count < 0
            || !page.TryGetProperty("rows", out var rows) || rows.ValueKind != JsonValueKind.Array)
            throw new JsonException("A page has a whole number 'total' and a list 'rows'.");
        return new PulledPage(count, [.. rows.EnumerateArray()]) { AsOf = OptionalOf(page, "asOf") is { } asOf ? InstantOf(asOf) : null };
    }

    public override void Write(Utf8JsonWriter writer, PulledPage value, JsonSerializerOptions options) => throw new NotSupportedException("Pages are only read.");

    private static JsonElement? OptionalOf(JsonElement page, string name) =>
        page.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static DateTimeOffset InstantOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var instant) ? instant : throw new JsonException("'asOf' is an instant.");
}
