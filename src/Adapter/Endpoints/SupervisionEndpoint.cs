using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Adapter.Supervision;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Supervision;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>监管行为 over gRPC.</summary>
internal sealed class SupervisionEndpoint(BridgeStore store, Mutations mutations, ActReporter reporter) : V1.SupervisionService.SupervisionServiceBase
{
    public override async Task<V1.SupervisionAct> GetSupervisionAct(V1.GetSupervisionActRequest request, ServerCallContext context)
    {
        var code = ResourceName.Id(request.Name, "name", "supervisionActs");
        await using var db = store.Read();
        var act = await VisibleTo(db, Caller.Of(context)).SingleOrDefaultAsync(act => act.Code == code, context.CancellationToken);
        return act?.ToProto() ?? throw ResourceName.Unknown(request.Name, "name");
    }

    public override async Task<V1.ListSupervisionActsResponse> ListSupervisionActs(V1.ListSupervisionActsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        faults.RequireValue("state", request.State);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = VisibleTo(db, Caller.Of(context)).When(request.State != V1.SupervisionAct.Types.State.Unspecified, act => (int)act.State == (int)request.State);
        var (rows, next) = await page.TakeAsync(all.When(!page.IsFirst, act => string.Compare(act.Code, page.After) > 0).OrderBy(act => act.Code), act => act.Code, context.CancellationToken);
        return new V1.ListSupervisionActsResponse
        {
            SupervisionActs = { rows.Select(act => act.ToProto()) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override Task<V1.ReleaseSupervisionActsResponse> ReleaseSupervisionActs(V1.ReleaseSupervisionActsRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var page = PageRequest.From(request.PageSize, request.PageToken);
            var held = await ActReporter.HeldAsync(mutation.Db, mutation.Caller.Department, (page.After, page.Size + 1), ct);
            var (rows, next) = page.Cut(held, one => one.Act.Code);
            var reported = await reporter.ReportAsync(mutation, rows, ct);
            mutation.Audit("supervision.release", $"departments/{mutation.Caller.Department}", ("reported", reported), ("incomplete", rows.Count - reported));
            return new V1.ReleaseSupervisionActsResponse { Reported = reported, Incomplete = rows.Count - reported, NextPageToken = next };
        });

    private static IQueryable<SupervisionAct> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<SupervisionAct>().AsNoTracking().When(!caller.ReadsAll, act => act.Department == caller.Department);
}
