using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store.Ledger;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>草稿 before a result is submitted, 更正 after it was concluded.</summary>
internal sealed partial class ResultEndpoint
{
    public override Task<V1.ResultDraft> SaveResultDraft(V1.SaveResultDraftRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var caller = mutation.Caller;
            var (task, _, drafted) = await SubmittedResults.PlaceAsync(mutation.Unit, ResourceName.Id(request.Parent, "parent", "inspectionTasks"), caller.Department, ct)
                ?? throw NotDrawn(request.Parent);
            var state = await mutation.Db.Set<InspectionResult>().Where(result => result.TaskId == task.Id && result.Department == caller.Department)
                .Select(result => (ResultState?)result.State).SingleOrDefaultAsync(ct);
            var draft = drafted ? (await mutation.Db.Set<SavedDraft>().FindAsync([task.Id, caller.Department], ct))! : SavedDraft.Of(task.Id, caller.Department);
            draft.Keep(request.InspectionResult?.ToByteArray() ?? [], caller.Id, (state, mutation.Now));
            if (!drafted)
                mutation.Db.Add(draft);
            mutation.Audit("result.draft", $"inspectionTasks/{task.Id}/results/{caller.Department}");
            return draft.ToProto();
        });

    public override async Task<V1.ResultDraft> GetResultDraft(V1.GetResultDraftRequest request, ServerCallContext context)
    {
        var (department, id) = (Caller.Of(context).Department, ResourceName.Id(request.Parent, "parent", "inspectionTasks"));
        await using var db = store.Read();
        var draft = await db.Set<SavedDraft>().SingleOrDefaultAsync(draft => draft.TaskId == id && draft.Department == department, context.CancellationToken);
        return draft?.ToProto() ?? throw ResourceName.Unknown(request.Parent, "parent");
    }

    public override Task<V1.InspectionResult> AmendResult(V1.AmendResultRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            var draft = request.InspectionResult.ToDraft(faults);
            mutation.Noted.AddRange(faults.All);
            var (result, task) = await LoadOwnAsync(mutation, request.Name, ct);
            var inspectors = await SubmittedResults.InspectorsAsync(mutation.Unit, task.TargetId, draft.Inspectors, ct);
            mutation.Db.Add(result.Amend(task, mutation.Caller.Id, (draft, request.Reason), (new ResultSurroundings(county.Today, county.ResultTerms, inspectors), mutation.Now)));
            await SubmittedResults.DropDraftAsync(mutation.Unit, task.Id, result.Department, ct);
            mutation.Audit("result.amend", result.Name, ("revision", result.Revision), ("codes", string.Join(',', result.Codes)));
            return result.ToProto(duties, task.EndOn);
        });

    public override async Task<V1.ListResultRevisionsResponse> ListResultRevisions(V1.ListResultRevisionsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber);
        await using var db = store.Read();
        var (result, task) = await faults.WithAsync(ct => LoadAsync(db, Caller.Of(context), (request.Name, "name"), ct), context.CancellationToken);
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        var earlier = await db.Set<ResultRevision>().AsNoTracking()
            .Where(revision => revision.TaskId == result.TaskId && revision.Department == result.Department && revision.Revision > after && revision.Revision < result.Revision)
            .OrderBy(revision => revision.Revision).Take(page.Size + 1).ToListAsync(context.CancellationToken);
        var (rows, next) = page.Cut<V1.InspectionResult>([.. earlier.Select(revision => revision.ToProto()), result.ToProto(duties, task.EndOn)], row => $"{row.Revision}");
        return new V1.ListResultRevisionsResponse { InspectionResults = { rows }, NextPageToken = next, TotalSize = page.IsFirst ? result.Revision : 0 };
    }
}
