using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>回访 over gRPC.</summary>
internal sealed class RevisitEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.RevisitService.RevisitServiceBase
{
    public override async Task<V1.Revisit> GetRevisit(V1.GetRevisitRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        return (await LoadAsync(db, Caller.Of(context), request.Name, context.CancellationToken)).ToProto();
    }

    public override async Task<V1.ListRevisitsResponse> ListRevisits(V1.ListRevisitsRequest request, ServerCallContext context)
    {
        var (caller, faults) = (Caller.Of(context), new FaultList());
        var (page, plan) = (PageRequest.From(request.PageSize, request.PageToken, faults), ResourceName.Tail(request.Plan, "inspectionPlans"));
        faults.RequireValue("state", request.State);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = VisibleTo(db, caller)
            .When(plan != "", revisit => revisit.PlanId == plan)
            .When(request.State != V1.Revisit.Types.State.Unspecified, revisit => revisit.State == (RevisitState)request.State);
        var (rows, next) = await page.TakeAsync(all.Where(revisit => string.Compare(revisit.Id, page.After) > 0).OrderBy(revisit => revisit.Id), revisit => revisit.Id, context.CancellationToken);
        return new() { Revisits = { rows.Select(revisit => revisit.ToProto()) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, context.CancellationToken) };
    }

    public override async Task<V1.RevisitEffect> GetRevisitEffect(V1.GetRevisitEffectRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var plan = await PlanEndpoint.LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), context.CancellationToken);
        var finished = await db.Set<Draw>().Where(draw => draw.PlanId == plan.Id && draw.State == DrawState.Confirmed).SumAsync(draw => draw.FrameSize, context.CancellationToken);
        return RevisitEffect.Of(await db.Set<Revisit>().AsNoTracking().Where(revisit => revisit.PlanId == plan.Id).ToListAsync(context.CancellationToken), finished).ToProto();
    }

    public override Task<V1.InspectionPlan> PlanRevisit(V1.PlanRevisitRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            var planned = request.ToPlanning(mutation.Caller.Department, faults);
            faults.Require(!await mutation.Db.Set<InspectionPlan>().AnyAsync(plan => plan.Id == planned.Id, ct),
                new Fault(Rule.AlreadyExists, "inspection_plan_id", $"计划“{planned.Id}”已存在。", "请换一个编号。"));
            // Whoever revisits took no part, so the plan is not shared with it: that it is disclosed is enough.
            var id = ResourceName.Tail(request.RevisitedPlan, "inspectionPlans");
            var revisited = await mutation.Db.Set<InspectionPlan>().SingleOrDefaultAsync(plan => plan.Id == id && (plan.State == PlanState.Disclosed || mutation.Caller.ReadsAll), ct);
            if (!faults.Require(revisited is not null, new Fault(Rule.Unknown, "revisited_plan", $"没有“{request.RevisitedPlan}”，或尚未公示。", "请核对名称。")))
                faults.ThrowIfAny();
            var draft = planned.Draft(revisited!, new PlanSurroundings(county.Today, [], county.Scheme, new Dictionary<string, string>()), faults);
            faults.ThrowIfAny();
            var plan = InspectionPlan.Create(draft, mutation.Now);
            mutation.Db.Add(plan);
            mutation.Audit("revisit.plan", plan.Name, ("revisited", revisited!.Name));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.Revisit> SubmitRevisit(V1.SubmitRevisitRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var revisit = await LoadAsync(mutation.Db, mutation.Caller, request.Name, ct);
            mutation.Caller.RequireDepartment(revisit.Department, "name");
            var faults = new FaultList();
            var draft = request.ToDraft(faults);
            mutation.Noted.AddRange(faults.All);
            revisit.Submit(draft, mutation.Caller.Id, county.Today);
            mutation.Audit("revisit.submit", revisit.Name, ("problem", revisit.FoundProblem));
            return revisit.ToProto();
        });

    public override Task<V1.Revisit> ReviewRevisit(V1.ReviewRevisitRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var revisit = await LoadToReviewAsync(mutation, request.Name, ct);
            var target = await mutation.Db.Set<InspectionTask>().Where(task => task.Id == revisit.TaskId).Select(task => task.TargetCode).SingleAsync(ct);
            await mutation.DeliverAsync(revisit.Conclude((mutation.Caller.Id, mutation.Caller.Department), target, (county.Division, mutation.Now)), ct);
            mutation.Audit("revisit.review", revisit.Name, ("missed", revisit.Comparisons().Count(comparison => comparison.Verdict == RevisitVerdict.FirstMissed)));
            return revisit.ToProto();
        });

    public override Task<V1.Revisit> ReturnRevisit(V1.ReturnRevisitRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var revisit = await LoadToReviewAsync(mutation, request.Name, ct);
            var faults = new FaultList();
            faults.RequireText("reason", request.Reason, 500);
            faults.ThrowIfAny();
            revisit.Return(request.Reason, (mutation.Caller.Id, mutation.Caller.Department));
            mutation.Audit("revisit.return", revisit.Name);
            return revisit.ToProto();
        });

    private static async Task<Revisit> LoadAsync(BridgeDb db, Caller caller, string name, CancellationToken ct)
    {
        var id = ResourceName.Id(name, "name", "revisits");
        return await VisibleTo(db, caller).SingleOrDefaultAsync(revisit => revisit.Id == id, ct) ?? throw ResourceName.Unknown(name, "name");
    }

    private async Task<Revisit> LoadToReviewAsync(Mutation mutation, string name, CancellationToken ct)
    {
        var revisit = await LoadAsync(mutation.Db, mutation.Caller, name, ct);
        if (mutation.Caller.Department != county.SupervisingOffice.Id)
            mutation.Caller.RequireDepartment(revisit.Department, "name");
        return revisit;
    }

    // Whoever is to be checked again does not learn of it before.
    private static IQueryable<Revisit> VisibleTo(BridgeDb db, Caller caller) => db.Set<Revisit>().Where(revisit =>
        caller.ReadsAll || revisit.Department == caller.Department
        || (revisit.State == RevisitState.Concluded && db.Set<InspectionTask>().Any(task => task.Id == revisit.TaskId && task.Parts.Any(part => part.Department == caller.Department))));
}
