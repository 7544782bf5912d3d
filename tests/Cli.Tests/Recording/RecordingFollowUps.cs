using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The follow-up service; it remembers every request and answers with one rectification.</summary>
internal sealed class RecordingFollowUps : V1.FollowUpService.FollowUpServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public static V1.FollowUp Step => new()
    {
        Name = "followUps/t-1.mzj.1",
        Result = "inspectionTasks/t-1/results/mzj",
        Kind = V1.FollowUp.Types.Kind.Rectification,
        State = V1.FollowUp.Types.State.Open,
        Demand = "补齐进货台账",
        DueDate = new Date { Year = 2023, Month = 11, Day = 14 },
        DueProvisional = true,
        Acts = { new V1.FollowUpAct { Deed = "开出", Actor = "mzj/clerk", Reason = "补齐进货台账", ActTime = new Timestamp { Seconds = 1_698_624_000 } } },
    };

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.ListFollowUpsResponse> ListFollowUps(V1.ListFollowUpsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListFollowUpsResponse { FollowUps = { Step }, NextPageToken = request.PageToken.Length == 0 ? "2" : "", TotalSize = 2 });
    }

    public override Task<V1.FollowUp> GetFollowUp(V1.GetFollowUpRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.FollowUp> OpenFollowUp(V1.OpenFollowUpRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.FollowUp> ApproveFollowUp(V1.ApproveFollowUpRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.FollowUp> AcceptFollowUp(V1.AcceptFollowUpRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.FollowUp> RecheckFollowUp(V1.RecheckFollowUpRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.FollowUp> ReturnFollowUp(V1.ReturnFollowUpRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.FollowUp> CloseFollowUp(V1.CloseFollowUpRequest request, ServerCallContext context) => Record(request);

    private Task<V1.FollowUp> Record(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Step);
    }
}
