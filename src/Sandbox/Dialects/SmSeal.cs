using System.Text.Json;
using System.Text.Json.Nodes;
using ChangliBridge.Sandbox.Gateway;
using Microsoft.AspNetCore.Http.Extensions;

namespace ChangliBridge.Sandbox.Dialects;

/// <summary>
/// Profile <c>sm</c>: every call is a POST of a sealed message, every answer is sealed. A read's parameters stand in the message; only what was opened
/// and verified gets to the platforms.
/// </summary>
internal sealed class SmSeal(TimeProvider clock) : IDoor
{
    private static readonly object Opened = new();
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    public PlatformRefusal? Check(HttpRequest request) => request.HttpContext.Items.ContainsKey(Opened) ? null : PlatformRefusal.SignatureWrong;

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        await using var answer = new CapturedAnswer(http);
        if (await OpenAsync(http) is { } refusal)
            await Envelope.Refuse(refusal).ExecuteAsync(http);
        else
            await next(http);
        await answer.SendAsync(envelope => SmMessages.Seal(SmKeys.Platform, SmKeys.BridgePoint, JsonSerializer.SerializeToUtf8Bytes(envelope, Wire.Json), clock.GetUtcNow()), http.RequestAborted);
    }

    private async Task<PlatformRefusal?> OpenAsync(HttpContext http)
    {
        if (http.Request.Method == HttpMethods.Head)
            return null;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (SmMessages.Open(SmKeys.Platform, SmKeys.BridgePoint, body.ToArray()) is not { } message)
            return PlatformRefusal.SignatureWrong;
        if ((message.SentAt - clock.GetUtcNow()).Duration() > AllowedSkew)
            return PlatformRefusal.ClockSkewed;
        http.Items[Opened] = true;
        Unfold(http.Request, message.Plain);
        return null;
    }

    private static void Unfold(HttpRequest request, byte[] plain)
    {
        var read = JsonNode.Parse(plain) as JsonObject is { } message && !message.ContainsKey("body") && message.All(member => member.Value is JsonValue) ? message : null;
        request.Body = new MemoryStream(read is null ? plain : []);
        request.ContentLength = read is null ? plain.Length : 0;
        if (read is null)
            return;
        request.Method = HttpMethods.Get;
        request.QueryString = new QueryBuilder(read.Select(member => new KeyValuePair<string, string>(member.Key, member.Value!.ToString()))).ToQueryString();
    }
}
