using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Documents;
using ChangliBridge.Store.Ledger;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>附件 of a result, by digest.</summary>
internal sealed partial class ResultEndpoint
{
    public override Task<V1.ResultAttachment> AttachToResult(V1.AttachToResultRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (caller, digest) = (mutation.Caller, ResourceName.Tail(request.Document, "documents"));
            var (task, _, _) = await SubmittedResults.PlaceAsync(mutation.Unit, ResourceName.Id(request.Parent, "parent", "inspectionTasks"), caller.Department, ct)
                ?? throw NotDrawn(request.Parent);
            var document = await mutation.Db.Set<StoredDocument>().Where(document => document.Digest == digest).Select(document => new { document.MediaType, document.Size }).SingleOrDefaultAsync(ct);
            var others = await AttachmentsOf(mutation.Db, task.Id, caller.Department).Select(other => other.Digest).ToListAsync(ct);
            var attachment = ResultAttachment.Attach(
                (task.Id, caller.Department),
                document is null ? null : (digest, document.MediaType, document.Size),
                await FindAsync(mutation.Db, task.Id, caller.Department, ct),
                (request.Title, caller.Id, mutation.Now, others, county.MostAttachments));
            mutation.Db.Add(attachment);
            mutation.Audit("result.attach", $"inspectionTasks/{task.Id}/results/{caller.Department}", ("digest", digest));
            return attachment.ToProto();
        });

    public override Task<V1.ResultAttachment> RemoveAttachment(V1.RemoveAttachmentRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var ids = ResourceName.Ids(request.Name, "name", "inspectionTasks", "results", "attachments");
            var attachment = ids[1] == mutation.Caller.Department ? await mutation.Db.Set<ResultAttachment>().FindAsync([ids[0], ids[1], ids[2]], ct) : null;
            if (attachment is null)
                throw ResourceName.Unknown(request.Name, "name");
            attachment.Remove(await FindAsync(mutation.Db, ids[0], ids[1], ct));
            mutation.Db.Remove(attachment);
            mutation.Audit("result.detach", $"inspectionTasks/{ids[0]}/results/{ids[1]}", ("digest", ids[2]));
            return attachment.ToProto();
        });

    public override async Task<V1.ListAttachmentsResponse> ListAttachments(V1.ListAttachmentsRequest request, ServerCallContext context)
    {
        var (faults, ct) = (new FaultList(), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        await using var db = store.Read();
        var ids = await faults.WithAsync(token => RequireParentAsync(db, Caller.Of(context), request.Parent, token), ct);
        var all = AttachmentsOf(db, ids[0], ids[1]).AsNoTracking();
        var (rows, next) = await page.TakeAsync(all.When(!page.IsFirst, attachment => string.Compare(attachment.Digest, page.After) > 0), attachment => attachment.Digest, ct);
        return new V1.ListAttachmentsResponse { ResultAttachments = { rows.Select(attachment => attachment.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, ct) };
    }

    private static async Task<IReadOnlyList<string>> RequireParentAsync(BridgeDb db, Caller caller, string parent, CancellationToken ct)
    {
        var ids = ResourceName.Ids(parent, "parent", "inspectionTasks", "results");
        // Before there is a result, its attachments are the department's own affair.
        if (ids[1] != caller.Department || await FindAsync(db, ids[0], ids[1], ct) is not null)
            await LoadAsync(db, caller, (parent, "parent"), ct);
        else
            await TaskEndpoint.LoadAsync(db, caller, ($"inspectionTasks/{ids[0]}", "parent"), ct);
        return ids;
    }

    private static IQueryable<ResultAttachment> AttachmentsOf(BridgeDb db, string task, string department) =>
        db.Set<ResultAttachment>().Where(attachment => attachment.TaskId == task && attachment.Department == department).OrderBy(attachment => attachment.Digest);

    private static Task<InspectionResult?> FindAsync(BridgeDb db, string task, string department, CancellationToken ct) =>
        db.Set<InspectionResult>().SingleOrDefaultAsync(result => result.TaskId == task && result.Department == department, ct);
}
