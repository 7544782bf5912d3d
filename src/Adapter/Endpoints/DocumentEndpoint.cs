using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Documents;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Documents;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>存档文件 over gRPC.</summary>
internal sealed class DocumentEndpoint(BridgeStore store, Mutations mutations, DocumentLimits limits) : V1.DocumentService.DocumentServiceBase
{
    private const int PieceSize = 64 * 1024;

    public override async Task<V1.Document> GetDocument(V1.GetDocumentRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return await KnownAsync(db, request.Name, context.CancellationToken) ?? throw ResourceName.Unknown(request.Name, "name");
    }

    public override async Task GetDocumentContent(V1.GetDocumentContentRequest request, IServerStreamWriter<V1.DocumentContent> responseStream, ServerCallContext context)
    {
        await using var db = store.Read();
        var content = await Of(db, request.Name).Select(document => document.Content).SingleOrDefaultAsync(context.CancellationToken) ?? throw ResourceName.Unknown(request.Name, "name");
        for (var from = 0; from < content.Length; from += PieceSize)
            await responseStream.WriteAsync(new V1.DocumentContent { Content = ByteString.CopyFrom(content, from, Math.Min(PieceSize, content.Length - from)) }, context.CancellationToken);
    }

    public override async Task<V1.Document> UploadDocument(IAsyncStreamReader<V1.UploadDocumentRequest> requestStream, ServerCallContext context)
    {
        var first = await requestStream.MoveNext(context.CancellationToken) ? requestStream.Current : new V1.UploadDocumentRequest();
        var declaration = new DocumentDeclaration(first.Digest, first.MediaType, first.Size);
        var faults = DocumentRules.Check(declaration, limits);
        var content = faults.Any ? [] : await ReadAsync(first.Content, requestStream, declaration.Size, context.CancellationToken);
        if (!faults.Any)
            faults.AddRange(DocumentRules.CheckContent(declaration, limits, content));
        var asked = first.Clone();
        asked.Content = ByteString.Empty; // an earlier answer belongs to the declaration, however the bytes are cut
        return await mutations.RunAsync(asked, context, async (mutation, ct) =>
        {
            faults.ThrowIfAny();
            if (await KnownAsync(mutation.Db, $"documents/{declaration.Digest}", ct) is { } kept)
                return kept.MediaType == declaration.MediaType ? kept : throw new RuleViolation(Rule.AlreadyExists, "media_type", $"此文件已按“{kept.MediaType}”存档。", "请用同一类型。");
            var document = new StoredDocument(declaration.Digest, declaration.MediaType, content, mutation.Now);
            mutation.Db.Add(document);
            mutation.Audit("document.upload", $"documents/{document.Digest}", ("mediaType", document.MediaType), ("size", document.Size));
            return ToProto(document.Digest, document.MediaType, document.Size, document.StoredAt);
        });
    }

    /// <summary>What is known of a document, without reading its bytes.</summary>
    private static Task<V1.Document?> KnownAsync(BridgeDb db, string name, CancellationToken ct) =>
        Of(db, name).Select(document => ToProto(document.Digest, document.MediaType, document.Size, document.StoredAt)).SingleOrDefaultAsync(ct)!;

    private static V1.Document ToProto(string digest, string mediaType, long size, DateTimeOffset storedAt) =>
        new() { Name = $"documents/{digest}", Digest = digest, MediaType = mediaType, Size = size, CreateTime = storedAt.ToProto() };

    private static IQueryable<StoredDocument> Of(BridgeDb db, string name)
    {
        var digest = ResourceName.Id(name, "name", "documents");
        return db.Set<StoredDocument>().AsNoTracking().Where(document => document.Digest == digest);
    }

    /// <summary>The bytes, at most one more than declared: who sends more is not listened to.</summary>
    private static async Task<byte[]> ReadAsync(ByteString first, IAsyncStreamReader<V1.UploadDocumentRequest> rest, long size, CancellationToken ct)
    {
        using var content = new MemoryStream();
        first.WriteTo(content);
        while (content.Length <= size && await rest.MoveNext(ct))
            rest.Current.Content.WriteTo(content);
        return content.ToArray();
    }
}
