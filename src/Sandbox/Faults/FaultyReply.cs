using System.IO.Compression;
using System.Text;
using ChangliBridge.Sandbox.Gateway;
using Microsoft.AspNetCore.Connections.Features;

namespace ChangliBridge.Sandbox.Faults;

/// <summary>How a request is answered that a fault has struck.</summary>
internal static class FaultyReply
{
    private const int Megabyte = 1 << 20;
    private const int HugeMegabytes = 256;
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":""";

    /// <param name="http">The request.</param>
    /// <param name="fault">What strikes it.</param>
    /// <param name="gone">Raised when the client goes away or the listener stops.</param>
    /// <returns>Null where the fault does not change the answer itself.</returns>
    public static Task<IResult?> ToAsync(HttpContext http, FaultState fault, CancellationToken gone) => fault.Name.Split("-before-commit")[0] switch
    {
        "reset" or "commit-then-reset" or "lookup-reset" => Reset(http),
        "hang" or FaultNames.CommitThenHang or "lookup-hang" => SilenceAsync(http, gone),
        "commit-then-truncate" => TruncateAsync(http, gone),
        "commit-then-drip" => DripAsync(http, fault.Value, gone),
        "commit-then-huge" => FloodAsync(http, gone),
        "429" or "503" or "lookup-429" => Busy(http, fault),
        "refuse" => Envelope(200, fault.Value.Length > 0 ? fault.Value : "2001", "检查日期缺失"),
        "401" => Envelope(401, "1002", "签名错误"),
        "403" => Envelope(403, "4003", "未授权"),
        "404" => Envelope(404, "4004", "no such path"),
        "500" or "commit-then-500" or "lookup-500" => Done(Results.StatusCode(500)),
        "commit-then-502" => Done(Results.StatusCode(502)),
        "commit-then-504" => Done(Results.StatusCode(504)),
        "commit-then-204" => Done(Results.NoContent()),
        "commit-then-empty" or "lookup-empty" => Done(Results.Bytes(Array.Empty<byte>(), "application/json")),
        "commit-then-html" or "lookup-html" => Done(Results.Content("<html><body>请登录</body></html>", "text/html")),
        "commit-then-unknown-code" or "lookup-unknown-code" => Envelope(200, "9999", "?"),
        "commit-then-cut-json" => Json(Encoding.UTF8.GetBytes(Receipt)),
        "commit-then-bom" => Json([0xEF, 0xBB, 0xBF, .. """{"code":"0","message":"ok"}"""u8]),
        // 成功 as GBK has it: no valid UTF-8.
        "commit-then-gbk" => Json([.. "{\"code\":\"0\",\"message\":\""u8, 0xB3, 0xC9, 0xB9, 0xA6, .. "\"}"u8]),
        "commit-then-deep" => Json(Encoding.ASCII.GetBytes(new string('[', 10_000) + new string(']', 10_000))),
        "commit-then-gzip" => Bomb(http),
        _ => Task.FromResult<IResult?>(null),
    };

    private static Task<IResult?> Done(IResult answer) => Task.FromResult<IResult?>(answer);

    private static Task<IResult?> Json(byte[] body) => Done(Results.Bytes(body, "application/json"));

    private static Task<IResult?> Envelope(int status, string code, string message) => Done(Gateway.Envelope.Refuse(new PlatformRefusal(status, code, message)));

    private static Task<IResult?> Busy(HttpContext http, FaultState fault)
    {
        if (fault.Value.Length > 0)
            http.Response.Headers.RetryAfter = fault.Value;
        return Envelope(fault.Name.StartsWith("503", StringComparison.Ordinal) ? 503 : 429, "5003", "繁忙");
    }

    // Not an orderly end: the client's system reports a reset.
    private static Task<IResult?> Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
            socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
        http.Abort();
        return Done(Results.Empty);
    }

    // Whoever waits for the answer must give up.
    private static async Task<IResult?> SilenceAsync(HttpContext http, CancellationToken gone)
    {
        await Gone(Timeout.InfiniteTimeSpan, gone);
        http.Abort();
        return Results.Empty;
    }

    private static async Task<IResult?> TruncateAsync(HttpContext http, CancellationToken gone)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = 900;
        await http.Response.WriteAsync(Receipt, gone);
        await http.Response.Body.FlushAsync(gone);
        http.Abort();
        return Results.Empty;
    }

    private static async Task<IResult?> DripAsync(HttpContext http, string value, CancellationToken gone)
    {
        var pause = TimeSpan.FromMilliseconds(int.TryParse(value, out var milliseconds) ? milliseconds : 1000);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Receipt.Length;
        foreach (var one in Encoding.UTF8.GetBytes(Receipt).TakeWhile(_ => !gone.IsCancellationRequested))
        {
            await http.Response.Body.WriteAsync(new[] { one }, CancellationToken.None);
            await http.Response.Body.FlushAsync(CancellationToken.None);
            await Gone(pause, gone);
        }

        http.Abort();
        return Results.Empty;
    }

    private static async Task<IResult?> FloodAsync(HttpContext http, CancellationToken gone)
    {
        http.Response.ContentType = "application/json";
        var spaces = Encoding.ASCII.GetBytes(new string(' ', Megabyte));
        for (var sent = 0; sent < HugeMegabytes && !gone.IsCancellationRequested; sent++)
            await http.Response.Body.WriteAsync(spaces, CancellationToken.None);
        return Results.Empty;
    }

    private static Task<IResult?> Bomb(HttpContext http)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var spaces = new byte[Megabyte];
            for (var megabyte = 0; megabyte < HugeMegabytes / 4; megabyte++)
                zip.Write(spaces);
        }

        http.Response.Headers.ContentEncoding = "gzip";
        return Json(packed.ToArray());
    }

    private static Task Gone(TimeSpan most, CancellationToken gone) =>
        Task.Delay(most, gone).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
