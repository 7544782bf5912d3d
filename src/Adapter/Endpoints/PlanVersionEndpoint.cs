using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>计划版本 over gRPC.</summary>
internal sealed class PlanVersionEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.PlanVersionService.PlanVersionServiceBase
{
    public override async Task<V1.ListPlanVersionsResponse> ListPlanVersions(V1.ListPlanVersionsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber);
        var after = page.IsFirst ? 0 : PageRequest.Number(page.After);
        await using var db = store.Read();
        var plan = await faults.WithAsync(ct => PlanEndpoint.LoadAsync(db, Caller.Of(context), (request.Parent, "parent"), ct), context.CancellationToken);
        var (rows, next) = page.Cut(plan.Versions.Where(version => version.Number > after).Take(page.Size + 1).ToList(), version => $"{version.Number}");
        return new() { PlanVersions = { rows.Select(plan.ToProto) }, NextPageToken = next, TotalSize = page.IsFirst ? plan.Versions.Count : 0 };
    }

    public override Task<V1.InspectionPlan> UpdateInspectionPlan(V1.UpdateInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await PlanEndpoint.LoadOwnAsync(mutation, NameOf(request.InspectionPlan), request.Etag, ct);
            var draft = await new PlanWriting(mutation.Db, county, mutation.Now).ReadAsync(request.InspectionPlan, (plan.Id, plan.LeadDepartment, plan), new FaultList(), ct);
            plan.Update(draft);
            mutation.Audit("plan.update", plan.Name, ("version", plan.Latest.Number));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.InspectionPlan> SubmitInspectionPlan(V1.SubmitInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await PlanEndpoint.LoadOwnAsync(mutation, (request.Name, "name"), request.Etag, ct);
            plan.Submit(mutation.Caller.Id, await PlanWriting.DrawnAsync(mutation.Db, plan.Id, mutation.Now, ct), mutation.Now);
            mutation.Audit("plan.submit", plan.Name, ("version", plan.Latest.Number));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.InspectionPlan> ReturnInspectionPlan(V1.ReturnInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await PlanEndpoint.LoadOwnAsync(mutation, (request.Name, "name"), request.Etag, ct);
            var faults = new FaultList();
            faults.RequireText("reason", request.Reason, 500);
            faults.ThrowIfAny();
            plan.Return(request.Reason);
            mutation.Audit("plan.return", plan.Name, ("version", plan.Latest.Number), ("reason", request.Reason));
            return plan.ToProto(plan.Latest);
        });

    public override Task<V1.InspectionPlan> AdjustInspectionPlan(V1.AdjustInspectionPlanRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await PlanEndpoint.LoadOwnAsync(mutation, NameOf(request.InspectionPlan), request.Etag, ct);
            var faults = new FaultList();
            faults.RequireText("reason", request.Reason, 500);
            var draft = await new PlanWriting(mutation.Db, county, mutation.Now).ReadAsync(request.InspectionPlan, (plan.Id, plan.LeadDepartment, plan), faults, ct);
            plan.Adjust(draft, request.Reason, mutation.Now);
            mutation.Audit("plan.adjust", plan.Name, ("version", plan.Latest.Number), ("reason", request.Reason));
            return plan.ToProto(plan.Latest);
        });

    private static (string Name, string Field) NameOf(V1.InspectionPlan? plan) => (plan?.Name ?? "", "inspection_plan.name");
}
