using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Adapter.Supervision;
using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>检查结果 over gRPC.</summary>
internal sealed partial class ResultEndpoint(BridgeStore store, Mutations mutations, CountyLists county, CountyDuties duties, ActReporter reporter, ResultSubmissions submissions) : V1.ResultService.ResultServiceBase
{
    public override async Task<V1.InspectionResult> GetInspectionResult(V1.GetInspectionResultRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var (result, task) = await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken);
        var proto = result.ToProto(duties, task.EndOn);
        proto.EntryId = await VisitEndpoint.EntryOfAsync(db, result, context.CancellationToken);
        return proto;
    }

    public override async Task<V1.ListInspectionResultsResponse> ListInspectionResults(V1.ListInspectionResultsRequest request, ServerCallContext context)
    {
        var (caller, faults) = (Caller.Of(context), new FaultList());
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsPair);
        faults.RequireValue("state", request.State);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var (all, after) = caller.ReadsAll
            ? (Asked(db.Set<InspectionResult>()), InOrder(Asked(db.Set<InspectionResult>()), page))
            : (Asked(SharedAfter(db, caller.Department, PageRequest.First(page.Size))), Asked(SharedAfter(db, caller.Department, page)));
        var (rows, next) = await page.TakeAsync(after, KeyOf, context.CancellationToken);
        var tasks = rows.Select(result => result.TaskId).Distinct().ToList();
        var ends = await db.Set<InspectionTask>().Where(task => tasks.Contains(task.Id)).Select(task => new { task.Id, task.EndOn }).ToDictionaryAsync(task => task.Id, task => task.EndOn, context.CancellationToken);
        var entries = await VisitEndpoint.EntriesAsync(db, tasks, context.CancellationToken);
        return new V1.ListInspectionResultsResponse
        {
            InspectionResults = { rows.Select(Listed) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };

        V1.InspectionResult Listed(InspectionResult result)
        {
            var proto = result.ToProto(duties, ends[result.TaskId]);
            proto.EntryId = entries.GetValueOrDefault((result.TaskId, result.Department), "");
            return proto;
        }

        IQueryable<InspectionResult> Asked(IQueryable<InspectionResult> results) =>
            results.When(request.State != V1.InspectionResult.Types.State.Unspecified, result => result.State == (ResultState)request.State);
    }

    public override async Task<V1.InspectionResult> SubmitResult(V1.SubmitResultRequest request, ServerCallContext context) =>
        await submissions.JoinAsync(request, context) ?? await SubmitAloneAsync(request, context);

    private Task<V1.InspectionResult> SubmitAloneAsync(V1.SubmitResultRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (caller, faults) = (mutation.Caller, new FaultList());
            var draft = request.InspectionResult.ToDraft(faults);
            mutation.Noted.AddRange(faults.All);
            var (task, again, drafted) = await SubmittedResults.PlaceAsync(mutation.Unit, ResourceName.Id(request.Parent, "parent", "inspectionTasks"), caller.Department, ct)
                ?? throw NotDrawn(request.Parent);
            var inspectors = await SubmittedResults.InspectorsAsync(mutation.Unit, task.TargetId, draft.Inspectors, ct);
            var at = (new ResultSurroundings(county.Today, county.ResultTerms, inspectors), mutation.Now);
            var result = again
                ? await ResubmitAsync(mutation, task, draft, at, ct)
                : InspectionResult.Submit(task, (caller.Department, caller.Id), draft, at);
            if (!again)
                await SubmittedResults.KeepAsync(mutation.Unit, result, ct);
            if (drafted)
                await SubmittedResults.DropDraftAsync(mutation.Unit, task.Id, caller.Department, ct);
            ResultSubmissions.Audit(mutation.Unit, caller, result);
            return result.ToProto(duties, task.EndOn);
        });

    public override Task<V1.InspectionResult> ReviewResult(V1.ReviewResultRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (result, task) = await LoadOwnAsync(mutation, request.Name, ct);
            Visit.RequireEntry(await VisitEndpoint.EntryOfAsync(mutation.Db, result, ct), county.EntryRequired);
            var attachments = await AttachmentsOf(mutation.Db, result.TaskId, result.Department).ToListAsync(ct);
            var fact = result.Conclude(task, mutation.Caller.Id, (county.Division, mutation.Now), attachments);
            result.DeliveredAs(await mutation.DeliverAsync(fact, ct));
            await reporter.RecordAsync(mutation, result, task, ct);
            await CreditEndpoint.KeepProposedAsync(mutation, (result, task), county, ct);
            mutation.Audit("result.review", result.Name, ("revision", result.Revision));
            return result.ToProto(duties, task.EndOn);
        });

    public override Task<V1.InspectionResult> ReturnResult(V1.ReturnResultRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (result, task) = await LoadOwnAsync(mutation, request.Name, ct);
            CheckText("reason", request.Reason, 500);
            result.Return(request.Reason);
            mutation.Audit("result.return", result.Name);
            return result.ToProto(duties, task.EndOn);
        });

    public override Task<V1.InspectionResult> DiscloseResult(V1.DiscloseResultRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (result, task) = await LoadOwnAsync(mutation, request.Name, ct);
            var accepted = await mutation.Db.Set<Delivery>().AnyAsync(delivery => delivery.Id == result.DeliveryId && delivery.State == DeliveryState.Published, ct);
            result.Disclose(task, accepted, mutation.Now);
            mutation.Audit("result.disclose", result.Name);
            return result.ToProto(duties, task.EndOn);
        });

    public override Task<V1.InspectionResult> RecordHandling(V1.RecordHandlingRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (result, task) = await LoadOwnAsync(mutation, request.Name, ct);
            await mutation.DeliverAsync(result.Handle(task, request.Handling, (county.Division, mutation.Now)), ct);
            mutation.Audit("result.handle", result.Name, ("revision", result.HandlingRevision), ("with", county.SupervisingOffice.Id));
            return result.ToProto(duties, task.EndOn);
        });

    /// <summary>Results after the page before, by task and department.</summary>
    internal static IOrderedQueryable<InspectionResult> InOrder(IQueryable<InspectionResult> results, PageRequest page)
    {
        var (task, department) = page.AfterPair;
        return results
            .When(!page.IsFirst, result => string.Compare(result.TaskId, task) >= 0 && (result.TaskId != task || string.Compare(result.Department, department) > 0))
            .OrderBy(result => result.TaskId).ThenBy(result => result.Department);
    }

    /// <summary>Results of a department's tasks after the page before, in the same order: read along the department's own index.</summary>
    private static IQueryable<InspectionResult> SharedAfter(BridgeDb db, string department, PageRequest page)
    {
        var (task, last) = page.AfterPair;
        return from shared in db.Set<InspectionTask>()
               from part in shared.Parts
               where part.Department == department && string.Compare(EF.Property<string>(part, "TaskId"), task) >= 0
               join result in db.Set<InspectionResult>() on EF.Property<string>(part, "TaskId") equals result.TaskId
               where result.TaskId != task || string.Compare(result.Department, last) > 0
               orderby EF.Property<string>(part, "TaskId"), result.Department
               select result;
    }

    /// <summary>Where a result stands in a list.</summary>
    internal static string KeyOf(InspectionResult result) => PageRequest.Pair(result.TaskId, result.Department);

    private static async Task<InspectionResult> ResubmitAsync(
        Mutation mutation, InspectionTask task, ResultDraft draft, (ResultSurroundings Surroundings, DateTimeOffset Now) at, CancellationToken ct)
    {
        var result = await mutation.Db.Set<InspectionResult>().SingleAsync(result => result.TaskId == task.Id && result.Department == mutation.Caller.Department, ct);
        result.Resubmit(task, mutation.Caller.Id, draft, at);
        return result;
    }

    /// <summary>A result shared with the caller, and its task; NOT_FOUND otherwise.</summary>
    internal static async Task<(InspectionResult Result, InspectionTask Task)> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var ids = ResourceName.Ids(resource.Name, resource.Field, "inspectionTasks", "results");
        var task = await TaskEndpoint.FindAsync(db, caller, ($"inspectionTasks/{ids[0]}", resource.Field), ct) ?? throw ResourceName.Unknown(resource.Name, resource.Field);
        var (taskId, department) = (ids[0], ids[1]);
        var result = await db.Set<InspectionResult>().SingleOrDefaultAsync(result => result.TaskId == taskId && result.Department == department, ct);
        return (result ?? throw ResourceName.Unknown(resource.Name, resource.Field), task);
    }

    private static async Task<(InspectionResult Result, InspectionTask Task)> LoadOwnAsync(Mutation mutation, string name, CancellationToken ct)
    {
        var loaded = await LoadAsync(mutation.Db, mutation.Caller, (name, "name"), ct);
        mutation.Caller.RequireDepartment(loaded.Result.Department, "name");
        return loaded;
    }

    // The same words whether there is no such task or it is another department's.
    private static RuleViolation NotDrawn(string task) =>
        new(Rule.TargetDrawn, "parent", $"没有任务“{task}”，或其检查对象未抽给本部门。", "只能录入本部门被抽中的对象；请用 ListInspectionTasks 查看。");

    private static void CheckText(string field, string text, int most)
    {
        var faults = new FaultList();
        faults.RequireText(field, text, most);
        faults.ThrowIfAny();
    }
}
