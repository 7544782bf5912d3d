using System.Collections.Concurrent;
using System.Globalization;
using ChangliBridge.Sync.Tests.Platforms;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>A small province on a real socket: lists of rows as JSON text, served by page, and a place to misbehave before an answer.</summary>
internal sealed class ListedProvince : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    private ListedProvince(WebApplication app) => _app = app;

    /// <summary>Its clock.</summary>
    public TimeProvider Clock { get; set; } = new SteppedClock();

    /// <summary>Rows by path, such as <c>/province/tags</c>.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Lists { get; } = new();

    /// <summary>Called before each page is served, with its path and number; true if it answered by itself.</summary>
    public Func<HttpContext, string, int, Task<bool>> Before { get; set; } = (_, _, _) => Task.FromResult(false);

    /// <summary>What the total says, given the path, the page and the true total.</summary>
    public Func<string, int, int, int> Total { get; set; } = (_, _, total) => total;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    /// <summary>The pages asked for, as <c>path?page</c>, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public static async Task<ListedProvince> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var province = new ListedProvince(app);
        app.UseDate(() => province.Clock.GetUtcNow());
        app.MapPost("/{platform}/auth/secret", () => Results.Text(
            $$$"""{"code":"0","message":"ok","data":{"secret":"oKGio6SlpqeoqaqrrK2ur9cN7lJetWdofhIJ4S89DEM=","secretEndTime":{{{DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()}}}}}"""));
        app.MapGet("/{**path}", province.ServeAsync);
        await app.StartAsync(ct);
        return province;
    }

    /// <summary>Completes when a page of the path is next asked for.</summary>
    public Task NextAsync(string path) => _awaited.GetOrAdd(path, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var page = int.Parse(context.Request.Query["page"].Single()!, CultureInfo.InvariantCulture);
        var size = int.Parse(context.Request.Query["size"].Single()!, CultureInfo.InvariantCulture);
        _asked.Enqueue($"{path}?{page}");
        if (_awaited.TryRemove(path, out var waiting))
            waiting.SetResult();
        if (await Before(context, path, page))
            return;
        var rows = Lists.GetValueOrDefault(path, []);
        var shown = rows.Skip((page - 1) * size).Take(size);
        await context.Response.WriteAsync($$$"""{"code":"0","message":"ok","data":{"total":{{{Total(path, page, rows.Count)}}},"rows":[{{{string.Join(',', shown)}}}]}}""", context.RequestAborted);
    }
}
