using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChangliBridge.Sandbox;

/// <summary>How the sandbox writes JSON: camel case, Chinese as it is, absent values as null, instants in UTC.</summary>
internal static class Wire
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter() },
    };
}
