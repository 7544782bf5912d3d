using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Printing;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Adapter.Supervision;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>联合抽查 over gRPC: 名单确认, 一企一表 and 告知书.</summary>
internal sealed class JointEndpoint(BridgeStore store, Mutations mutations, CountyLists county, JointTaskReporter jointTasks) : V1.JointService.JointServiceBase
{
    public override async Task<V1.JointList> GetJointList(V1.GetJointListRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), request.Draw, context.CancellationToken)).ToProto(county);
    }

    public override async Task<V1.ListJointListsResponse> ListJointLists(V1.ListJointListsRequest request, ServerCallContext context)
    {
        var (page, ct) = (PageRequest.From(request.PageSize, request.PageToken), context.CancellationToken);
        await using var db = store.Read();
        var all = VisibleTo(db, Caller.Of(context));
        if (request.Open)
            all = all.Where(list => list.ClosedAt == null);
        var (rows, next) = await page.TakeAsync(all.Where(list => string.Compare(list.Draw, page.After) > 0).OrderBy(list => list.Draw), list => list.Draw, ct);
        return new() { JointLists = { rows.Select(list => list.ToProto(county)) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, ct) };
    }

    public override Task<V1.JointList> ConfirmDrawnList(V1.ConfirmDrawnListRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var list = await LoadAsync(mutation.Db, mutation.Caller, request.Draw, ct);
            var objections = request.Objections.Select(objection => new TargetObjection(ResourceName.Tail(objection.Task, "inspectionTasks"), objection.Reason)).ToList();
            var objected = objections.Select(objection => objection.TaskId).ToList();
            var tasks = await mutation.Db.Set<InspectionTask>().Where(task => task.Draw == list.Draw && objected.Contains(task.Id))
                .ToDictionaryAsync(task => task.Id, task => new DrawnTarget(task.TargetId, task.TargetCode, task.TargetTitle), ct);
            var late = county.Today > county.ConfirmBy(list).On;
            await mutation.DeliverAsync(list.Confirm(mutation.Caller.Department, mutation.Caller.Actor, objections, (tasks, late, county.Division, mutation.Now)), ct);
            await ReleaseAsync(mutation, list, ct);
            mutation.Audit("joint.confirm", list.Draw, ("department", mutation.Caller.Department), ("late", late), ("objections", objections.Count));
            return list.ToProto(county);
        });

    public override Task<V1.JointList> OverrideDrawnList(V1.OverrideDrawnListRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var list = await LoadAsync(mutation.Db, mutation.Caller, request.Draw, ct);
            await mutation.DeliverAsync(list.Override((mutation.Caller.Department, mutation.Caller.Actor), request.Reason, (county.ConfirmBy(list).On, county.Today), (county.Division, mutation.Now)), ct);
            await ReleaseAsync(mutation, list, ct);
            mutation.Audit("joint.override", list.Draw, ("reason", request.Reason));
            return list.ToProto(county);
        });

    public override Task<V1.JointList> AnswerObjection(V1.AnswerObjectionRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var list = await LoadAsync(mutation.Db, mutation.Caller, request.Draw, ct);
            var (id, department) = (ResourceName.Id(request.Task, "task", "inspectionTasks"), ResourceName.Id(request.Department, "department", "departments"));
            await SubmittedResults.KeepOutAsync(mutation.Unit, id, ct);
            var task = await mutation.Db.Set<InspectionTask>().SingleOrDefaultAsync(task => task.Id == id && task.Draw == list.Draw, ct) ?? throw ResourceName.Unknown(request.Task, "task");
            var withResult = await mutation.Db.Set<InspectionResult>().Where(result => result.TaskId == id).Select(result => result.Department).ToListAsync(ct);
            var answer = new ObjectionAnswer(request.Upheld, request.WholeTarget, request.Reason, mutation.Caller.Actor, mutation.Now);
            var checkedBefore = task.State != TaskState.TakenOff;
            await mutation.DeliverAsync(list.AnswerObjection(mutation.Caller.Department, (task, department), answer, (withResult, county.Division)), ct);
            if (checkedBefore && task.State == TaskState.TakenOff)
                await jointTasks.ReportWithoutAsync(mutation, task, ct);
            mutation.Audit("joint.answer", list.Draw, ("task", task.Id), ("department", department), ("upheld", answer.Upheld), ("wholeTarget", answer.WholeTarget), ("reason", answer.Reason));
            return list.ToProto(county);
        });

    public override async Task<V1.InspectionSheet> GetInspectionSheet(V1.GetInspectionSheetRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var task = await TaskEndpoint.LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken);
        var sheet = await new SheetReading(db, county).SheetAsync(task, context.CancellationToken);
        sheet.Html = SheetPage.Of(sheet);
        return sheet;
    }

    public override async Task<V1.InspectionNotice> GetInspectionNotice(V1.GetInspectionNoticeRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var task = await TaskEndpoint.LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken);
        var notice = await new SheetReading(db, county).NoticeAsync(task, context.CancellationToken);
        notice.Html = NoticePage.Of(notice);
        return notice;
    }

    /// <summary>名单确认 of a draw that is shared with the caller; NOT_FOUND otherwise.</summary>
    private static async Task<JointList> LoadAsync(BridgeDb db, Caller caller, string draw, CancellationToken ct)
    {
        ResourceName.Ids(draw, "draw", "inspectionPlans", "draws");
        return await VisibleTo(db, caller).SingleOrDefaultAsync(list => list.Draw == draw, ct) ?? throw ResourceName.Unknown(draw, "draw");
    }

    private static IQueryable<JointList> VisibleTo(BridgeDb db, Caller caller)
    {
        var own = $",{caller.Department},";
        return caller.ReadsAll ? db.Set<JointList>() : db.Set<JointList>().Where(list => list.Parties.Contains(own));
    }

    /// <summary>Lets the tasks of the draw start; they are as many as were drawn, so they are never read.</summary>
    private static async Task ReleaseAsync(Mutation mutation, JointList list, CancellationToken ct)
    {
        if (list.ClosedAt is not null)
            await mutation.Db.Set<InspectionTask>().Where(task => task.Draw == list.Draw && task.AwaitsConfirmation).ExecuteUpdateAsync(task => task.SetProperty(one => one.AwaitsConfirmation, false), ct);
    }
}
