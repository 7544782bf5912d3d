using ChangliBridge.Adapter.Tests.Documents;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Row = ChangliBridge.Store.Ledger.Delivery;

namespace ChangliBridge.Adapter.Tests.Results;

/// <summary>附件 and 迟公示 over gRPC.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 1, 2, 3];

    [Theory, BothDatabases]
    public async Task Attachments_are_added_listed_and_removed_until_the_review_and_their_digests_go_to_the_province(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var (photo, paper) = (await UploadAsync(county, Photo, "image/jpeg"), await UploadAsync(county, [.. "%PDF-1.7 x"u8], "application/pdf"));
        var first = await county.Host.AskAsync<ResultAttachment>(Official.BureauClerk, new AttachToResultRequest { Parent = task.Name, Document = photo.Name, Title = "门头照片" });
        Assert.Equal((photo.Name, "image/jpeg", (long)Photo.Length, 0), (first.Document, first.MediaType, first.Size, first.ConcludedRevision));
        var second = await county.Host.AskAsync<ResultAttachment>(Official.BureauClerk, new AttachToResultRequest { Parent = task.Name, Document = paper.Name, Title = "检查记录表" });
        (await county.Host.RefuseAsync(Official.BureauClerk, new AttachToResultRequest { Parent = task.Name, Document = paper.Name, Title = "检查记录表" })).Is(StatusCode.AlreadyExists, "document ALREADY_EXISTS");
        var name = $"{task.Name}/results/mzj";
        Assert.Equal(2, (await ListAsync(county, Official.BureauClerk, name)).TotalSize);
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.MarketClerk), new ListAttachmentsRequest { Parent = name })).Is(StatusCode.NotFound, "parent UNKNOWN");
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.BureauClerk), new ListAttachmentsRequest { Parent = "inspectionTasks/nope/results/mzj" })).Is(StatusCode.NotFound, "parent UNKNOWN");
        (await county.Host.RefuseAsync(Official.MarketClerk, new RemoveAttachmentRequest { Name = second.Name })).Is(StatusCode.NotFound, "name UNKNOWN");
        await county.Host.AskAsync<ResultAttachment>(Official.BureauClerk, new RemoveAttachmentRequest { Name = second.Name });

        var concluded = await county.ConcludeAsync(task, "mzj");
        var kept = (await ListAsync(county, Official.MarketClerk, name)).ResultAttachments.Single();
        Assert.Equal((first.Name, 1), (kept.Name, kept.ConcludedRevision));
        (await county.Host.RefuseAsync(Official.BureauClerk, new RemoveAttachmentRequest { Name = first.Name })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        (await county.Host.RefuseAsync(Official.BureauClerk, new AttachToResultRequest { Parent = task.Name, Document = paper.Name, Title = "检查记录表" })).Is(StatusCode.FailedPrecondition, "parent WRONG_STATE");
        await using var db = county.Host.Store.Read();
        var body = System.Text.Encoding.UTF8.GetString((await db.Set<Row>().SingleAsync(delivery => "deliveries/" + delivery.Id == concluded.Delivery, TestContext.Current.CancellationToken)).Body);
        Assert.Contains($"\"attachments\":[{{\"digest\":\"{photo.Digest}\",\"mediaType\":\"image/jpeg\",\"size\":{Photo.Length},\"title\":\"门头照片\"}}]", body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_document_that_nobody_uploaded_one_too_many_and_another_departments_task_are_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, null, ("County:Results:MostAttachments", "0"));
        var task = (await county.TasksAsync())[0];
        (await county.Host.RefuseAsync(Official.BureauClerk, new AttachToResultRequest { Parent = task.Name, Document = "documents/" + new string('a', 64), Title = "门头照片" })).Is(
            StatusCode.NotFound, "document UNKNOWN", "document ATTACHMENTS_WITHIN_LIMIT");
        (await county.Host.RefuseAsync(Official.BureauClerk, new AttachToResultRequest { Parent = "inspectionTasks/2023-halal-1-9999", Document = "documents/a", Title = "门头照片" })).Is(
            StatusCode.FailedPrecondition, "parent TARGET_DRAWN");
    }

    [Theory, BothDatabases]
    public async Task A_result_that_was_disclosed_late_says_by_how_many_working_days(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = await county.ConcludeAsync((await county.TasksAsync())[0], "mzj");
        await county.PublishAsync();
        var due = (await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = result.Name })).DiscloseDate;
        var monday = new DateTimeOffset(due.Year, due.Month, due.Day, 9, 0, 0, TimeSpan.FromHours(8)).AddDays(7);
        await county.AdvanceAsync(monday);
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        Assert.Equal(5, (await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = result.Name })).DisclosedLateWorkingDays);
    }

    private static async Task<Document> UploadAsync(CountyAtWork county, byte[] content, string mediaType) =>
        await county.Host.UploadAsync(Official.BureauClerk, DocumentDesk.Declare(content, mediaType), content);

    private static Task<ListAttachmentsResponse> ListAsync(CountyAtWork county, Official official, string parent) =>
        county.Host.AskAsync<ListAttachmentsResponse>(official, new ListAttachmentsRequest { Parent = parent });
}
