using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChangliBridge.Adapter.Open;

/// <summary>How open data is written: Chinese as it is, names in camel case.</summary>
internal static class OpenJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
