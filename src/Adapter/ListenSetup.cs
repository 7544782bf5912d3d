using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChangliBridge.Adapter;

/// <summary>Opens the two ports.</summary>
internal static class ListenSetup
{
    private const int LargestMessage = 1 << 20;

    public static void AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ListenOptions>().Bind(builder.Configuration.GetSection("Listen")).ValidateDataAnnotations().ValidateOnStart();
        var listen = builder.Configuration.GetSection("Listen").Get<ListenOptions>() ?? new ListenOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestMessage;
            Open(kestrel, listen.Grpc, HttpProtocols.Http2);
            Open(kestrel, listen.Http, HttpProtocols.Http1);
        });
    }

    private static void Open(KestrelServerOptions kestrel, string address, HttpProtocols protocols)
    {
        var uri = new Uri(address);
        var host = uri.Host is "localhost" ? IPAddress.Loopback : IPAddress.Parse(uri.Host);
        kestrel.Listen(host, uri.Port, port => port.Protocols = protocols);
    }
}
