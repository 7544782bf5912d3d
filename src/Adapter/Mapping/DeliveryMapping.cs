using ChangliBridge.Store.Ledger;
using Google.Protobuf.WellKnownTypes;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Deliveries to protos.</summary>
internal static class DeliveryMapping
{
    public static V1.Delivery ToProto(this Delivery delivery) => new()
    {
        Name = $"deliveries/{delivery.Id}",
        Platform = delivery.Platform,
        Kind = delivery.Kind,
        BusinessKey = delivery.BusinessKey,
        Revision = delivery.Revision,
        State = ToProto(delivery.State),
        Department = $"departments/{delivery.Department}",
        Digest = delivery.Digest,
        LastError = delivery.LastError,
        CreateTime = delivery.CreatedAt.ToProto(),
        UpdateTime = delivery.UpdatedAt.ToProto(),
        DueTime = Real(delivery.NotBefore ?? delivery.LeaseUntil),
        DiscardReason = delivery.DiscardReason,
        DiscardProposer = delivery.DiscardProposedBy,
    };

    /// <summary>An instant of real time, as leases and back-off have it.</summary>
    public static Timestamp? Real(long? milliseconds) => milliseconds is { } at ? Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(at)) : null;

    public static V1.DeliveryAttempt ToProto(this DeliveryAttempt attempt) => new()
    {
        Number = (int)attempt.Number,
        Act = attempt.Act == DeliveryAct.Send ? "send" : "lookup",
        HttpStatus = attempt.HttpStatus,
        Outcome = attempt.Outcome,
        Reply = attempt.Reply,
        StartTime = attempt.StartedAt.ToProto(),
        EndTime = attempt.EndedAt.ToProto(),
    };

    public static DeliveryState ToDomain(this V1.Delivery.Types.State state) => System.Enum.Parse<DeliveryState>(state.ToString());

    public static V1.Delivery.Types.State ToProto(this DeliveryState state) => System.Enum.Parse<V1.Delivery.Types.State>(state.ToString());
}
