using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Tests.Platforms.Contract;

/// <summary>Stands before a platform: passes everything on, counts it, and gives another answer where it is told to.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Answer>> _planned = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly HttpClient _behind = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;

    private FrontDoor(WebApplication app) => _app = app;

    public required Uri Behind { get; init; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<FrontDoor> OpenAsync(Uri behind, Func<DateTimeOffset> now, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var door = new FrontDoor(app) { Behind = behind };
        app.UseDate(now);
        app.Run(door.AnswerAsync);
        await app.StartAsync(ct);
        return door;
    }

    /// <summary>Answers the next call of a path like this.</summary>
    public void Plan(string path, Answer answer) => _planned.GetOrAdd(path, _ => new()).Enqueue(answer);

    /// <summary>How often a path was called.</summary>
    public int Asked(string path) => _asked.GetValueOrDefault(path);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _behind.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        _asked.AddOrUpdate(path, 1, (_, times) => times + 1);
        if (!_planned.TryGetValue(path, out var planned) || !planned.TryDequeue(out var answer))
        {
            await PassOnAsync(http);
            return;
        }
        http.Response.StatusCode = answer.Http;
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        if (answer.Body.Length > 0)
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(Behind, http.Request.Path.Value!.TrimStart('/') + http.Request.QueryString));
        if (http.Request.ContentLength > 0)
            request.Content = new StreamContent(http.Request.Body);
        foreach (var header in http.Request.Headers.Where(header => header.Key != "Host" && !request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray())))
            request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        using var response = await _behind.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        http.Response.Headers.Date = response.Headers.Date?.ToString("R");
        if (http.Request.Method != HttpMethods.Head)
            await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>An answer to the last byte.</summary>
    internal sealed record Answer(int Http, byte[] Body, params (string Name, string Value)[] Headers);
}
