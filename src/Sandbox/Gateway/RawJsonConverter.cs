using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>Writes <see cref="RawJson"/>, also where it is no JSON any more: then a fault wanted it so.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Only written.");

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text.Span, skipInputValidation: true);
}
