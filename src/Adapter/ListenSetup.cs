using System.Net;
using ChangliBridge.Store;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChangliBridge.Adapter;

/// <summary>Opens the two ports.</summary>
internal static class ListenSetup
{
    private const int LargestMessage = 1 << 20;

    public static void AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ListenOptions>().BindPlainly(builder.Configuration.GetSection("Listen"))
            .ValidateDataAnnotations()
            .Validate(listen => IsAddress(listen.Grpc), "Listen:Grpc must be http://, an IP address or localhost, and a port, such as http://127.0.0.1:5080.")
            .Validate(listen => IsAddress(listen.Http), "Listen:Http must be http://, an IP address or localhost, and a port, such as http://127.0.0.1:5081.")
            .Validate(listen => listen.Grpc != listen.Http, "Listen:Grpc and Listen:Http must differ: one cleartext port cannot speak both.")
            .ValidateOnStart();
        var listen = builder.Configuration.GetSection("Listen").Get<ListenOptions>() ?? new ListenOptions();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestMessage;
            Open(kestrel, listen.Grpc, HttpProtocols.Http2);
            Open(kestrel, listen.Http, HttpProtocols.Http1);
        });
    }

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "http" && (uri.Host is "localhost" || IPAddress.TryParse(uri.Host, out _));

    private static void Open(KestrelServerOptions kestrel, string address, HttpProtocols protocols)
    {
        // The server is made before the settings are checked; a wrong address is reported then.
        if (!IsAddress(address))
            return;
        var uri = new Uri(address);
        var host = uri.Host is "localhost" ? IPAddress.Loopback : IPAddress.Parse(uri.Host);
        kestrel.Listen(host, uri.Port, port => port.Protocols = protocols);
    }
}
