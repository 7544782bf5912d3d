using System.Security.Cryptography;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The document service; it takes a type that it allows, piece by piece, and refuses another after the first message.</summary>
internal sealed class RecordingDocuments : V1.DocumentService.DocumentServiceBase
{
    /// <summary>What uploads declared, each without its bytes.</summary>
    public List<V1.UploadDocumentRequest> Declared { get; } = [];

    /// <summary>Lengths of the pieces of the last upload.</summary>
    public List<int> Pieces { get; } = [];

    /// <summary>SHA-256 of the bytes that came.</summary>
    public string Received { get; private set; } = "";

    /// <summary>What is sent, whatever digest is asked for.</summary>
    public byte[] Content { get; set; } = [];

    public override async Task GetDocumentContent(V1.GetDocumentContentRequest request, IServerStreamWriter<V1.DocumentContent> responseStream, ServerCallContext context)
    {
        foreach (var piece in Content.Chunk(3))
            await responseStream.WriteAsync(new V1.DocumentContent { Content = Google.Protobuf.ByteString.CopyFrom(piece) });
    }

    public override async Task<V1.Document> UploadDocument(IAsyncStreamReader<V1.UploadDocumentRequest> requestStream, ServerCallContext context)
    {
        using var content = new MemoryStream();
        Pieces.Clear();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            if (Pieces.Count == 0)
                Declared.Add(new V1.UploadDocumentRequest(requestStream.Current) { Content = Google.Protobuf.ByteString.Empty });
            if (Declared[^1].MediaType == "text/plain")
                throw new RpcException(new Status(StatusCode.InvalidArgument, "不接收“text/plain”类型的文件。"));
            Pieces.Add(requestStream.Current.Content.Length);
            requestStream.Current.Content.WriteTo(content);
        }
        Received = Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
        return new V1.Document { Name = $"documents/{Declared[^1].Digest}", Digest = Declared[^1].Digest, MediaType = Declared[^1].MediaType, Size = content.Length };
    }
}
