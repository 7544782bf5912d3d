using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>投递 over gRPC: what it reads. What operators do stands beside it.</summary>
internal sealed partial class DeliveryEndpoint(BridgeStore store, Mutations mutations, DeliveryIntervention intervention, CountyLists county, LeaseClock real, TimeProvider clock)
    : V1.DeliveryService.DeliveryServiceBase
{
    public override async Task<V1.Delivery> GetDelivery(V1.GetDeliveryRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var (delivery, attempts) = await LoadAsync(db, Caller.Of(context), request.Name, context.CancellationToken);
        return Whole(delivery, attempts);
    }

    public override async Task<V1.ListDeliveriesResponse> ListDeliveries(V1.ListDeliveriesRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var (page, filter) = (PageRequest.From(request.PageSize, request.PageToken, faults), DeliveryFilter.Of(request, clock.GetUtcNow(), county, faults));
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = filter.In(db, Caller.Of(context));
        var (rows, next) = await page.TakeAsync(
            all.Where(delivery => string.Compare(delivery.Id, page.After) > 0).OrderBy(delivery => delivery.Id), delivery => delivery.Id, context.CancellationToken);
        return new V1.ListDeliveriesResponse
        {
            Deliveries = { rows.Select(delivery => delivery.ToProto()) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, context.CancellationToken),
        };
    }

    public override async Task<V1.DeliverySummary> GetDeliverySummary(V1.GetDeliverySummaryRequest request, ServerCallContext context)
    {
        var (caller, ct) = (Caller.Of(context), context.CancellationToken);
        await using var db = store.Read();
        var groups = await DeliveryFilter.VisibleTo(db, caller).GroupBy(delivery => new { delivery.Platform, delivery.State })
            .Select(group => new { group.Key.Platform, group.Key.State, Count = group.Count(), Oldest = group.Min(delivery => delivery.Id)!, Due = group.Min(delivery => delivery.NotBefore) })
            .ToListAsync(ct);
        var ids = groups.ConvertAll(group => group.Oldest);
        var oldest = await db.Set<Delivery>().Where(delivery => ids.Contains(delivery.Id))
            .Select(delivery => new { delivery.Id, delivery.CreatedAt, delivery.LastError }).ToDictionaryAsync(delivery => delivery.Id, ct);
        return new V1.DeliverySummary
        {
            Lines =
            {
                groups.OrderBy(group => group.Platform, StringComparer.Ordinal).ThenBy(group => group.State).Select(group => new V1.DeliverySummary.Types.Line
                {
                    Platform = group.Platform,
                    State = group.State.ToProto(),
                    Count = group.Count,
                    Oldest = $"deliveries/{group.Oldest}",
                    OldestCreateTime = oldest[group.Oldest].CreatedAt.ToProto(),
                    OldestDueTime = DeliveryMapping.Real(group.Due),
                    Overdue = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(Math.Max(0, real.HostNow() - (group.Due ?? long.MaxValue)))),
                    LastError = oldest[group.Oldest].LastError,
                }),
            },
        };
    }

    public override async Task<V1.DeliveryExplanation> ExplainDelivery(V1.ExplainDeliveryRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var (delivery, attempts) = await LoadAsync(db, Caller.Of(context), request.Name, context.CancellationToken);
        var waitsFor = delivery.State == DeliveryState.Received ? await EarlierOpenAsync(db, delivery, context.CancellationToken) : null;
        return new V1.DeliveryExplanation
        {
            Delivery = Whole(delivery, attempts),
            Steps = { attempts.Select(attempt => AttemptSentences.Of(attempt, delivery)) },
            Meaning = DeliverySentences.Meaning(delivery),
            Next = DeliverySentences.Next(delivery, waitsFor),
            Remedies = { DeliverySentences.Remedies(delivery) },
        };
    }

    private static async Task<(Delivery Delivery, List<DeliveryAttempt> Attempts)> LoadAsync(BridgeDb db, Caller caller, string name, CancellationToken ct)
    {
        var id = ResourceName.Id(name, "name", "deliveries");
        var delivery = await DeliveryFilter.VisibleTo(db, caller).SingleOrDefaultAsync(delivery => delivery.Id == id, ct) ?? throw ResourceName.Unknown(name, "name");
        return (delivery, await db.Set<DeliveryAttempt>().Where(attempt => attempt.DeliveryId == id).OrderBy(attempt => attempt.Number).ToListAsync(ct));
    }

    private static Task<int?> EarlierOpenAsync(BridgeDb db, Delivery delivery, CancellationToken ct) => db.Set<Delivery>()
        .Where(other => other.Platform == delivery.Platform && other.BusinessKey == delivery.BusinessKey && other.Revision < delivery.Revision)
        .Where(other => other.State != DeliveryState.Published && other.State != DeliveryState.Rejected && other.State != DeliveryState.Conflict && other.State != DeliveryState.Discarded)
        .MinAsync(other => (int?)other.Revision, ct);

    private static V1.Delivery Whole(Delivery delivery, List<DeliveryAttempt> attempts)
    {
        var proto = delivery.ToProto();
        proto.Attempts.AddRange(attempts.Select(attempt => attempt.ToProto()));
        return proto;
    }
}
