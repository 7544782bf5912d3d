using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChangliBridge.Sandbox;

/// <summary>One HTTP/1.1 listener on 127.0.0.1 that reads no settings files: the bridge's are not the sandbox's.</summary>
internal static class LoopbackListener
{
    private const long LargestBody = 64L * 1024 * 1024;

    public static async Task<WebApplication> StartAsync(int port, Action<IApplicationBuilder> first, Action<IEndpointRouteBuilder> map, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listener => listener.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new InstantConverter()));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();
        first(app);
        app.UseRouting();
        map(app);
        app.MapFallback(() => Results.Json(new { code = "4004", message = "no such path" }, statusCode: 404));
        await app.StartAsync(cancellationToken);
        return app;
    }

    public static int PortOf(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
}
