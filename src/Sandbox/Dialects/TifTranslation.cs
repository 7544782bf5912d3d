using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChangliBridge.Sandbox.Gateway;
using Microsoft.AspNetCore.Http.Extensions;

namespace ChangliBridge.Sandbox.Dialects;

/// <summary>
/// Profile <c>tif</c>: pages are counted from 0 and called currentpageindex and pagesize, an answer is <c>{"status":{"code":1,"text":…},"custom":{…}}</c> with 1
/// for success, a page has recordsTotal and list, and a result's codes are one text of two-digit codes with commas.
/// </summary>
internal static class TifTranslation
{
    private const int Success = 1;
    private static readonly HashSet<string> Codes = ["01", "02", "03", "04", "05", "06", "07", "08"];

    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        TranslatePage(http.Request);
        await using var answer = new CapturedAnswer(http);
        if (await HasForeignCodesAsync(http.Request, http.RequestAborted))
            await Envelope.Refuse(PlatformRefusal.FieldInvalid("codes")).ExecuteAsync(http);
        else
            await next(http);
        await answer.SendAsync(Translate, http.RequestAborted);
    }

    private static void TranslatePage(HttpRequest request)
    {
        if (!int.TryParse(request.Query["currentpageindex"], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index == int.MaxValue)
            return;
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key is not ("currentpageindex" or "pagesize")))
        {
            { "page", (index + 1).ToString(CultureInfo.InvariantCulture) },
            { "size", request.Query["pagesize"].ToString() },
        };
        request.QueryString = query.ToQueryString();
    }

    private static async Task<bool> HasForeignCodesAsync(HttpRequest request, CancellationToken gone)
    {
        if (request.Method != HttpMethods.Post)
            return false;
        request.EnableBuffering();
        try
        {
            var push = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, Wire.Json, gone);
            return push.ValueKind == JsonValueKind.Object && push.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object
                && body.TryGetProperty("codes", out var codes) && !(codes.ValueKind == JsonValueKind.String && codes.GetString()!.Split(',').All(Codes.Contains));
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    /// <summary>An envelope in this profile's words.</summary>
    public static byte[] Translate(JsonObject envelope)
    {
        var code = envelope["code"]!.GetValue<string>();
        var custom = envelope["data"]?.DeepClone();
        if (custom is JsonObject page && page["total"] is { } total && page["rows"] is { } rows)
            custom = new JsonObject { ["recordsTotal"] = total.DeepClone(), ["list"] = rows.DeepClone() };
        var number = code == "0" ? Success : int.Parse(code, CultureInfo.InvariantCulture);
        var status = new JsonObject { ["code"] = number, ["text"] = envelope["message"]?.DeepClone() };
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["status"] = status, ["custom"] = custom }, Wire.Json);
    }
}
