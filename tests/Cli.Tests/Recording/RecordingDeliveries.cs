using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The delivery service; it remembers every request and answers with one held delivery, or with as many results as it is told.</summary>
internal sealed class RecordingDeliveries : V1.DeliveryService.DeliveryServiceBase
{
    public List<IMessage> Requests { get; } = [];

    /// <summary>Results of a retry, two a page.</summary>
    public List<V1.RetryDeliveriesResponse.Types.Result> Results { get; } = [];

    public static V1.Delivery Held => new()
    {
        Name = "deliveries/d1",
        Platform = "provincial",
        Kind = "result",
        BusinessKey = "130322:mzj:1",
        Revision = 1,
        State = State.Held,
        LastError = "待核实",
        Attempts = { new V1.DeliveryAttempt { Number = 1, Act = "send", Outcome = "UNKNOWN", StartTime = new Timestamp { Seconds = 1_698_624_000 } } },
    };

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.ListDeliveriesResponse> ListDeliveries(V1.ListDeliveriesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var second = Held;
        second.Name = "deliveries/d2";
        return Task.FromResult(request.PageToken.Length == 0
            ? new V1.ListDeliveriesResponse { Deliveries = { Held }, NextPageToken = "2", TotalSize = 2 }
            : new V1.ListDeliveriesResponse { Deliveries = { second } });
    }

    public override Task<V1.DeliverySummary> GetDeliverySummary(V1.GetDeliverySummaryRequest request, ServerCallContext context) => Task.FromResult(new V1.DeliverySummary
    {
        Lines = { new V1.DeliverySummary.Types.Line { Platform = "provincial", State = State.Held, Count = 3, Oldest = "deliveries/d1", Overdue = Duration.FromTimeSpan(TimeSpan.FromMinutes(5)) } },
    });

    public override Task<V1.DeliveryExplanation> ExplainDelivery(V1.ExplainDeliveryRequest request, ServerCallContext context) => Task.FromResult(new V1.DeliveryExplanation
    {
        Delivery = Held,
        Steps = { new V1.DeliveryExplanation.Types.Step { Number = 1, Origin = "network", Text = "发送：没有收到完整答复。" } },
        Meaning = "已扣留。",
        Next = "等待人工处置。",
        Remedies = { "changli deliveries release deliveries/d1：放行。" },
    });

    public override Task<V1.Delivery> HoldDelivery(V1.HoldDeliveryRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.Delivery> ReleaseDelivery(V1.ReleaseDeliveryRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.Delivery> DiscardDelivery(V1.DiscardDeliveryRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.Delivery> ConfirmDiscardDelivery(V1.ConfirmDiscardDeliveryRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.Delivery> CorrectDelivery(V1.CorrectDeliveryRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.RetryDeliveriesResponse> RetryDeliveries(V1.RetryDeliveriesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        if (request.ValidateOnly)
            return Task.FromResult(new V1.RetryDeliveriesResponse { TotalSize = Results.Count });
        var at = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        return Task.FromResult(new V1.RetryDeliveriesResponse { Results = { Results.Skip(at).Take(2) }, NextPageToken = at + 2 < Results.Count ? $"{at + 2}" : "", TotalSize = at == 0 ? Results.Count : 0 });
    }

    private Task<V1.Delivery> Record(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Held);
    }
}
