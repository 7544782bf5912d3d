using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>投递 over gRPC.</summary>
internal sealed class DeliveryEndpoint(BridgeStore store) : V1.DeliveryService.DeliveryServiceBase
{
    public override async Task<V1.Delivery> GetDelivery(V1.GetDeliveryRequest request, ServerCallContext context)
    {
        var (caller, id) = (Caller.Of(context), ResourceName.Id(request.Name, "name", "deliveries"));
        await using var db = store.Read();
        var delivery = await VisibleTo(db, caller).SingleOrDefaultAsync(delivery => delivery.Id == id, context.CancellationToken)
            ?? throw ResourceName.Unknown(request.Name, "name");
        var attempts = await db.Set<DeliveryAttempt>().Where(attempt => attempt.DeliveryId == id).OrderBy(attempt => attempt.Number).ToListAsync(context.CancellationToken);
        var proto = delivery.ToProto();
        proto.Attempts.AddRange(attempts.Select(attempt => attempt.ToProto()));
        return proto;
    }

    public override async Task<V1.ListDeliveriesResponse> ListDeliveries(V1.ListDeliveriesRequest request, ServerCallContext context)
    {
        var (caller, page) = (Caller.Of(context), PageRequest.From(request.PageSize, request.PageToken));
        var states = request.States.Where(state => state != V1.Delivery.Types.State.Unspecified).Select(state => state.ToDomain()).ToList();
        await using var db = store.Read();
        var all = VisibleTo(db, caller)
            .Where(delivery => states.Count == 0 || states.Contains(delivery.State))
            .Where(delivery => request.Kind == "" || delivery.Kind == request.Kind);
        var (rows, next) = await page.TakeAsync(
            all.Where(delivery => string.Compare(delivery.Id, page.After) > 0).OrderBy(delivery => delivery.Id), delivery => delivery.Id, context.CancellationToken);
        return new V1.ListDeliveriesResponse
        {
            Deliveries = { rows.Select(delivery => delivery.ToProto()) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    private static IQueryable<Delivery> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<Delivery>().Where(delivery => caller.ReadsAll || delivery.Department == caller.Department);
}
