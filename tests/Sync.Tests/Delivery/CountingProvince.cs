using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Tests.Delivery;

/// <summary>A province on a real socket that counts what it accepts, never deduplicates, and goes wrong as it is told.</summary>
internal sealed class CountingProvince : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ProvinceFault>> _faults = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _accepted = new();
    private readonly ConcurrentDictionary<string, int> _posts = new();
    private readonly TaskCompletionSource _closing = new();
    private readonly int _port = FreePort.Take();
    private WebApplication? _server;
    private int _requests;

    /// <summary>Its clock.</summary>
    public TimeProvider Clock { get; set; } = new SteppedClock();

    public Uri Url => new($"http://127.0.0.1:{_port}/");

    /// <summary>Told of each publication before it is answered.</summary>
    public Func<string, Task> OnPost { get; set; } = _ => Task.CompletedTask;

    /// <summary>Answers look-ups with this instead, while it is set.</summary>
    public Func<IResult>? LookUpAnswer { get; set; }

    /// <summary>Answers <see cref="ProvinceFault.Busy"/> with this Retry-After.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Requests of any kind but for secrets.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The next publications of a key go wrong like this, one after another.</summary>
    public void Plan(string key, params ProvinceFault[] faults) => _faults[key] = new ConcurrentQueue<ProvinceFault>(faults);

    /// <summary>How often a key, in any revision, was accepted.</summary>
    public int Accepted(string key) => _accepted.Where(entry => entry.Key.StartsWith(key + "/", StringComparison.Ordinal)).Sum(entry => entry.Value.Count);

    /// <summary>Digests of the bodies accepted for a key and revision.</summary>
    public IEnumerable<string> Digests(string key, int revision) => Bodies(key, revision).Select(body => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));

    /// <summary>How often a key was sent here.</summary>
    public int Posts(string key) => _posts.GetValueOrDefault(key);

    /// <summary>Another system put this there.</summary>
    public void Plant(string key, int revision, string body) => Bodies(key, revision).Enqueue(body);

    public async Task StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url.ToString());
        _server = builder.Build();
        _server.UseDate(() => Clock.GetUtcNow());
        _server.MapPost("/province/auth/secret", Secret);
        _server.MapPost("/province/{kind}", (Delegate)PublishAsync);
        _server.MapGet("/province/records", LookUp);
        await _server.StartAsync(ct);
    }

    public async Task StopAsync(CancellationToken ct)
    {
        if (_server is null)
            return;
        await _server.StopAsync(ct);
        await _server.DisposeAsync();
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        _closing.TrySetResult();
        await StopAsync(CancellationToken.None);
    }

    private static IResult Secret()
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromHexString(HebeiProfile.AppKey);
        var secret = Convert.ToBase64String([.. aes.IV, .. aes.EncryptCbc("secret"u8, aes.IV)]);
        return Results.Json(new { code = "0", message = "ok", data = new { secret, secretEndTime = 4_000_000_000_000 } });
    }

    private async Task<IResult> PublishAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        using var record = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var key = record.RootElement.GetProperty("businessKey").GetString()!;
        var revision = record.RootElement.GetProperty("revision").GetInt32();
        _posts.AddOrUpdate(key, 1, (_, posts) => posts + 1);
        await OnPost(key);
        var fault = _faults.TryGetValue(key, out var planned) && planned.TryDequeue(out var next) ? next : ProvinceFault.None;
        if (fault < ProvinceFault.ResetBeforeCommit)
            Bodies(key, revision).Enqueue(record.RootElement.GetProperty("body").GetRawText());
        return await AnswerAsync(context, fault, new { businessKey = key, revision, receipt = "r1" });
    }

    private async Task<IResult> AnswerAsync(HttpContext context, ProvinceFault fault, object receipt)
    {
        switch (fault)
        {
            case ProvinceFault.CommitThenHang or ProvinceFault.HangBeforeCommit:
                await Task.WhenAny(_closing.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
                context.Abort();
                return Results.Empty;
            case ProvinceFault.CommitThenReset or ProvinceFault.ResetBeforeCommit:
                context.Abort();
                return Results.Empty;
            case ProvinceFault.CommitThenShortBody:
                context.Response.ContentLength = 900;
                await context.Response.WriteAsync("{\"code\":\"0\"");
                await context.Response.Body.FlushAsync();
                context.Abort();
                return Results.Empty;
            default:
                return Answer(context, fault, receipt);
        }
    }

    private IResult Answer(HttpContext context, ProvinceFault fault, object receipt)
    {
        if (fault == ProvinceFault.Busy && RetryAfter is { } after)
            context.Response.Headers.RetryAfter = after;
        return fault switch
        {
            ProvinceFault.CommitThen500 or ProvinceFault.Fail500BeforeCommit => Results.StatusCode(500),
            ProvinceFault.CommitThenEmpty200 => Results.StatusCode(200),
            ProvinceFault.CommitThen204 => Results.NoContent(),
            ProvinceFault.CommitThenHtml => Results.Content("<html>请登录</html>", "text/html"),
            ProvinceFault.CommitThenUnknownCode => Envelope(200, "9999", "?", null),
            ProvinceFault.CommitThenCrossedReceipt => Envelope(200, "0", "ok", new { businessKey = "another", revision = 1, receipt = "r2" }),
            ProvinceFault.CommitThenNoReceipt => Envelope(200, "0", "ok", new { }),
            ProvinceFault.Refuse => Envelope(200, "2001", "检查日期缺失", null),
            ProvinceFault.Busy => Envelope(503, "5003", "繁忙", null),
            ProvinceFault.GatewayForbids => Envelope(403, "1003", "时钟偏差过大", null),
            _ => Envelope(200, "0", "ok", receipt),
        };
    }

    private IResult LookUp(string businessKey, int revision)
    {
        Interlocked.Increment(ref _requests);
        if (LookUpAnswer is { } answer)
            return answer();
        return Bodies(businessKey, revision).TryPeek(out var body)
            ? Envelope(200, "0", "ok", new { found = true, record = new { businessKey, revision, kind = "result", body = JsonSerializer.Deserialize<JsonElement>(body), acceptedAt = "2023-11-06T08:00:00Z" } })
            : Envelope(200, "0", "ok", new { found = false });
    }

    private ConcurrentQueue<string> Bodies(string key, int revision) => _accepted.GetOrAdd($"{key}/{revision}", _ => []);

    private static IResult Envelope(int status, string code, string message, object? data) => Results.Json(new { code, message, data }, statusCode: status);
}
