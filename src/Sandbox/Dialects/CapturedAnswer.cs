using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChangliBridge.Sandbox.Dialects;

/// <summary>An answer that is held until it is whole and translated. What is no envelope, such as the work of a fault, goes out as it is.</summary>
internal sealed class CapturedAnswer : IAsyncDisposable
{
    private readonly HttpContext http;
    private readonly Stream wire;
    private readonly MemoryStream held = new();

    public CapturedAnswer(HttpContext http)
    {
        (this.http, wire) = (http, http.Response.Body);
        http.Response.Body = held;
    }

    /// <summary>Sends what was answered, translated.</summary>
    public async Task SendAsync(Func<JsonObject, byte[]> translate, CancellationToken gone)
    {
        http.Response.Body = wire;
        if (http.RequestAborted.IsCancellationRequested || held.Length == 0)
            return;
        var answer = held.ToArray();
        if (EnvelopeOf(answer) is { } envelope)
        {
            answer = translate(envelope);
            http.Response.ContentLength = answer.Length;
        }

        await wire.WriteAsync(answer, gone);
    }

    public ValueTask DisposeAsync()
    {
        http.Response.Body = wire;
        return held.DisposeAsync();
    }

    private static JsonObject? EnvelopeOf(byte[] answer)
    {
        try
        {
            return JsonNode.Parse(answer) as JsonObject is { } envelope && envelope["code"] is JsonValue code && code.GetValueKind() == JsonValueKind.String ? envelope : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
