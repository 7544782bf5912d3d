using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The service of plan versions; two of them.</summary>
internal sealed class RecordingPlanVersions : V1.PlanVersionService.PlanVersionServiceBase
{
    public override Task<V1.ListPlanVersionsResponse> ListPlanVersions(V1.ListPlanVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.ListPlanVersionsResponse { PlanVersions = { RecordingPlans.Plan(1), RecordingPlans.Plan(2) }, TotalSize = 2 });
}
