using System.Text.Json.Serialization;
using Refit;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Payloads are read strictly: nothing required may be missing or null, no property may stand twice. Unknown properties pass.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    MaxDepth = 32)]
[JsonSerializable(typeof(PulledPage))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(LookUpReply))]
[JsonSerializable(typeof(CountsReply))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PlatformJson : JsonSerializerContext
{
    /// <summary>How Refit reads payloads.</summary>
    public static RefitSettings Settings() => new(new SystemTextJsonContentSerializer(Default.Options));
}
