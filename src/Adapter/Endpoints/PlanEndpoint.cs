using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽查计划 over gRPC.</summary>
internal sealed class PlanEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.PlanService.PlanServiceBase
{
    public override async Task<V1.InspectionPlan> GetInspectionPlan(V1.GetInspectionPlanRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var plan = await LoadAsync(db, Caller.Of(context), (request.Name, "name"), context.CancellationToken);
        return plan.ToProto(request.Version == 0 ? plan.Shown : plan.FindVersion(request.Version) ?? throw ResourceName.Unknown($"{request.Version}", "version"));
    }

    public override async Task<V1.ListInspectionPlansResponse> ListInspectionPlans(V1.ListInspectionPlansRequest request, ServerCallContext context)
    {
        var (caller, page) = (Caller.Of(context), PageRequest.From(request.PageSize, request.PageToken));
        await using var db = store.Read();
        // A county has a few plans a year; who takes part stands inside the batches.
        var plans = (await db.Set<InspectionPlan>().OrderBy(plan => plan.Id).ToListAsync(context.CancellationToken))
            .Where(plan => caller.ReadsAll || plan.Involves(caller.Department)).ToList();
        var rest = plans.Where(plan => string.CompareOrdinal(plan.Id, page.After) > 0).Take(page.Size + 1).ToList();
        var (rows, next) = page.Cut(rest, plan => plan.Id);
        return new V1.ListInspectionPlansResponse { InspectionPlans = { rows.Select(plan => plan.ToProto(plan.Shown)) }, NextPageToken = next, TotalSize = page.IsFirst ? plans.Count : 0 };
    }

    public override async Task<V1.DrawPreview> PreviewDraw(V1.PreviewDrawRequest request, ServerCallContext context)
    {
        var (caller, ct) = (Caller.Of(context), context.CancellationToken);
        await using var db = store.Read();
        var plan = await LoadAsync(db, caller, (request.Parent, "parent"), ct);
        if (!caller.ReadsAll)
            caller.RequireDepartment(plan.LeadDepartment, "parent");
        var batch = plan.Batches.FirstOrDefault(batch => batch.Id == request.BatchId) ?? throw ResourceName.Unknown(request.BatchId, "batch_id");
        var (sizes, homeless) = await new FrameReading(db, plan, batch, county.EndedStates).CountAsync(ct);
        return DryRun.Of(plan, batch, sizes).ToProto(homeless);
    }

    public override Task<V1.InspectionPlan> CreateInspectionPlan(V1.CreateInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            faults.Require(!await mutation.Db.Set<InspectionPlan>().AnyAsync(plan => plan.Id == request.InspectionPlanId, ct),
                new Fault(Rule.AlreadyExists, "inspection_plan_id", $"计划“{request.InspectionPlanId}”已存在。", "请换一个编号。"));
            var draft = await new PlanWriting(mutation.Db, county, mutation.Now).ReadAsync(request.InspectionPlan, (request.InspectionPlanId, mutation.Caller.Department, null), faults, ct);
            var plan = InspectionPlan.Create(draft, mutation.Now);
            mutation.Db.Add(plan);
            mutation.Audit("plan.create", plan.Name, ("batches", plan.Batches.Count));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.InspectionPlan> ApproveInspectionPlan(V1.ApproveInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await LoadOwnAsync(mutation, (request.Name, "name"), request.Etag, ct);
            await mutation.DeliverAsync(plan.Approve(mutation.Caller.Id, (county.Division, mutation.Now)), ct);
            mutation.Audit("plan.approve", plan.Name, ("version", plan.Latest.Number));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.InspectionPlan> FileInspectionPlan(V1.FileInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await LoadOwnAsync(mutation, (request.Name, "name"), request.Etag, ct);
            await mutation.DeliverAsync(plan.File((county.Division, mutation.Now)), ct);
            mutation.Audit("plan.file", plan.Name, ("version", plan.Latest.Number), ("with", county.SupervisingOffice.Id));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.InspectionPlan> DiscloseInspectionPlan(V1.DiscloseInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await LoadOwnAsync(mutation, (request.Name, "name"), request.Etag, ct);
            plan.Disclose(await PlanWriting.DrawnAsync(mutation.Db, plan.Id, mutation.Now, ct), mutation.Now);
            mutation.Audit("plan.disclose", plan.Name, ("version", plan.Latest.Number));
            return plan.ToProto(plan.Latest);
        });

    /// <summary>A plan shared with the caller; NOT_FOUND otherwise, whether it exists or not.</summary>
    internal static async Task<InspectionPlan> LoadAsync(BridgeDb db, Caller caller, (string Name, string Field) resource, CancellationToken ct)
    {
        var id = ResourceName.Id(resource.Name, resource.Field, "inspectionPlans");
        var plan = await db.Set<InspectionPlan>().SingleOrDefaultAsync(plan => plan.Id == id, ct);
        return plan is not null && (caller.ReadsAll || plan.Involves(caller.Department)) ? plan : throw ResourceName.Unknown(resource.Name, resource.Field);
    }

    /// <summary>A plan of the caller's own department, as the caller last read it.</summary>
    internal static async Task<InspectionPlan> LoadOwnAsync(Mutation mutation, (string Name, string Field) resource, string etag, CancellationToken ct)
    {
        var plan = await LoadAsync(mutation.Db, mutation.Caller, resource, ct);
        mutation.Caller.RequireDepartment(plan.LeadDepartment, resource.Field);
        if (etag.Length > 0 && etag != plan.Version.ToString())
            throw new RuleViolation(Rule.Stale, "etag", "计划已被他人修改。", "请刷新后重试。");
        return plan;
    }
}
