using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The supervision service: one record that is held.</summary>
internal sealed class RecordingActs : V1.SupervisionService.SupervisionServiceBase
{
    public V1.ListSupervisionActsRequest? Listed { get; private set; }

    public V1.ReleaseSupervisionActsRequest? Released { get; private set; }

    public override Task<V1.ListSupervisionActsResponse> ListSupervisionActs(V1.ListSupervisionActsRequest request, ServerCallContext context)
    {
        Listed = request;
        return Task.FromResult(new V1.ListSupervisionActsResponse
        {
            SupervisionActs =
            {
                new V1.SupervisionAct
                {
                    Name = "supervisionActs/130322AA",
                    State = V1.SupervisionAct.Types.State.Incomplete,
                    InspectionResult = "inspectionTasks/t-1/results/mzj",
                    MissingFields = { new V1.MissingField { Column = "administrative_cp_ui_code", Reason = "检查对象没有统一社会信用代码。", Remedy = "请补录。" } },
                },
            },
        });
    }

    public override Task<V1.ReleaseSupervisionActsResponse> ReleaseSupervisionActs(V1.ReleaseSupervisionActsRequest request, ServerCallContext context)
    {
        Released = request;
        return Task.FromResult(new V1.ReleaseSupervisionActsResponse { Reported = 4, Incomplete = 1, NextPageToken = "next" });
    }
}
