using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter;

/// <summary>Settings section <c>Listen</c>: gRPC and HTTP/1.1 cannot share a cleartext port, so there are two.</summary>
internal sealed record ListenOptions
{
    /// <summary>Address of gRPC (HTTP/2), such as <c>http://127.0.0.1:5080</c>.</summary>
    [Required]
    public string Grpc { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Address of the open pages (HTTP/1.1).</summary>
    [Required]
    public string Http { get; init; } = "http://127.0.0.1:5081";
}
