using System.Security.Cryptography;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Documents;

/// <summary>Uploads and reads documents the way a client does.</summary>
internal static class DocumentDesk
{
    /// <summary>What an upload of <paramref name="content"/> sends first.</summary>
    public static UploadDocumentRequest Declare(byte[] content, string mediaType = "application/pdf") => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Digest = Convert.ToHexStringLower(SHA256.HashData(content)),
        MediaType = mediaType,
        Size = content.Length,
    };

    /// <summary>The declaration, then the bytes in pieces.</summary>
    public static async Task<Document> UploadAsync(this BridgeHost host, Official official, UploadDocumentRequest declared, byte[] content) =>
        BridgeHost.Parse<Document>(await host.Link.SendStreamAsync(
            TokenDesk.For(official), [declared, .. content.Chunk(300_000).Select(piece => new UploadDocumentRequest { Content = ByteString.CopyFrom(piece) })]));

    /// <summary>The same, refused, with nothing stored.</summary>
    public static async Task<Refusal> RefuseUploadAsync(this BridgeHost host, Official official, UploadDocumentRequest declared, byte[] content)
    {
        var before = await Fingerprint.OfAsync(host.Store);
        var fault = await Assert.ThrowsAsync<RpcException>(() => host.UploadAsync(official, declared, content));
        Assert.Equal(before, await Fingerprint.OfAsync(host.Store));
        return Refusal.Of(fault);
    }

    public static async Task<byte[]> ContentAsync(this BridgeHost host, Official official, string name) =>
        [.. (await host.Link.StreamAsync(TokenDesk.For(official), new GetDocumentContentRequest { Name = name })).SelectMany(piece => BridgeHost.Parse<DocumentContent>(piece).Content)];
}
