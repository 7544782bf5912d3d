using System.Text.Json.Serialization;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>JSON that is written already and goes into an answer byte for byte, so that what was digested is what is sent.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal sealed record RawJson(ReadOnlyMemory<byte> Text);
