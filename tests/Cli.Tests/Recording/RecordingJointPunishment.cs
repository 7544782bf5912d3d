using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The service of joint punishment; it remembers every request and answers with one notice that one of two departments has answered.</summary>
internal sealed class RecordingJointPunishment : V1.JointPunishmentService.JointPunishmentServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.ListJointNoticesResponse> ListJointNotices(V1.ListJointNoticesRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListJointNoticesResponse { JointNotices = { Notice() }, NextPageToken = request.PageToken.Length == 0 ? "2" : "", TotalSize = 2 });
    }

    public override Task<V1.JointNotice> SendJointNotice(V1.SendJointNoticeRequest request, ServerCallContext context) => Keep(request);

    public override Task<V1.JointNotice> RecordJointMeasure(V1.RecordJointMeasureRequest request, ServerCallContext context) => Keep(request);

    private static V1.JointNotice Notice() => new()
    {
        Name = "jointNotices/t-1.mzj.violation",
        State = V1.JointNotice.Types.State.Withdrawn,
        KindTitle = "违法失信行为记录",
        TargetTitle = "昌黎某食品店",
        Measures =
        {
            new V1.JointMeasure { Department = "departments/scjgj", NoneReason = "无许可事项", RecordTime = new Timestamp { Seconds = 1_698_624_000 } },
            new V1.JointMeasure { Department = "departments/nyj" },
        },
    };

    private Task<V1.JointNotice> Keep(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Notice());
    }
}
