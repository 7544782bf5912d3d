using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Documents;

/// <summary>存档文件: kept as declared, or not at all.</summary>
public sealed class DocumentTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[1_000_000]];

    [Theory, BothDatabases]
    public async Task A_document_is_read_as_it_was_sent_and_kept_once(StoreProvider provider)
    {
        await using var host = await BridgeHost.StartAsync(provider);
        var declared = DocumentDesk.Declare(Pdf);
        var kept = await host.UploadAsync(Official.BureauClerk, declared, Pdf);
        Assert.Equal(($"documents/{declared.Digest}", declared.Digest, "application/pdf", Pdf.Length), (kept.Name, kept.Digest, kept.MediaType, kept.Size));
        Assert.Equal(Pdf, await host.ContentAsync(Official.MarketClerk, kept.Name));
        Assert.Equal(kept, await host.AskAsync<Document>(Official.Office, new GetDocumentRequest { Name = kept.Name }));
        // Repeated, and uploaded again by another department: the same document, stored once.
        Assert.Equal(kept, await host.UploadAsync(Official.BureauClerk, declared, Pdf));
        Assert.Equal(kept, await host.UploadAsync(Official.MarketClerk, DocumentDesk.Declare(Pdf), Pdf));
        (await host.RefuseUploadAsync(Official.MarketClerk, DocumentDesk.Declare(Pdf, "text/plain"), Pdf)).Is(StatusCode.AlreadyExists, "media_type ALREADY_EXISTS");
        var entries = (await host.AskAsync<ListAuditEntriesResponse>(Official.Office, new ListAuditEntriesRequest())).AuditEntries;
        Assert.Equal(("document.upload", kept.Name), (Assert.Single(entries).Act, entries[0].Resource));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_as_declared_is_refused_and_nothing_is_kept(StoreProvider provider)
    {
        await using var host = await BridgeHost.StartAsync(provider);
        await Refuse(DocumentDesk.Declare(Pdf), Pdf[..^1], "size DOCUMENT_AS_DECLARED");
        await Refuse(DocumentDesk.Declare(Pdf[..^1]), Pdf, "size DOCUMENT_AS_DECLARED");
        byte[] other = [.. Pdf];
        other[^1] = 1;
        await Refuse(DocumentDesk.Declare(Pdf), other, "digest DOCUMENT_AS_DECLARED");
        await Refuse(DocumentDesk.Declare(Pdf, "image/png"), Pdf, "media_type DOCUMENT_AS_DECLARED");
        await Refuse(new UploadDocumentRequest { RequestId = "1" }, [],
            "request_id FIELD_MALFORMED", "digest FIELD_REQUIRED", "media_type FIELD_REQUIRED", "size FIELD_REQUIRED");
        var wrong = DocumentDesk.Declare(Pdf, "video/mp4");
        (wrong.Digest, wrong.Size) = ("sha256", 20_971_521);
        await Refuse(wrong, [], "digest FIELD_MALFORMED", "media_type DOCUMENT_ALLOWED", "size DOCUMENT_ALLOWED");

        async Task Refuse(UploadDocumentRequest declared, byte[] content, params string[] faults) =>
            (await host.RefuseUploadAsync(Official.BureauClerk, declared, content)).Is(StatusCode.InvalidArgument, faults);
    }

    [Theory, BothDatabases]
    public async Task A_document_that_is_not_there_is_not_found(StoreProvider provider)
    {
        await using var host = await BridgeHost.StartAsync(provider);
        var name = $"documents/{new string('0', 64)}";
        (await host.RefuseAsync(Official.BureauClerk, new GetDocumentRequest { Name = name })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await host.RefuseAsync(Official.BureauClerk, new GetDocumentContentRequest { Name = name })).Is(StatusCode.NotFound, "name UNKNOWN");
        (await host.RefuseAsync(Official.BureauClerk, new GetDocumentRequest { Name = "1" })).Is(StatusCode.InvalidArgument, "name FIELD_MALFORMED");
        Assert.Equal(StatusCode.PermissionDenied, (await host.RefuseUploadAsync(Official.BureauApprover, DocumentDesk.Declare(Pdf), Pdf)).Code);
    }
}
