using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The result service: one result in two revisions, one a page.</summary>
internal sealed class RecordingResults : V1.ResultService.ResultServiceBase
{
    public V1.ListInspectionResultsRequest? Listed { get; private set; }

    public V1.ListResultRevisionsRequest? Revised { get; private set; }

    public override Task<V1.ListInspectionResultsResponse> ListInspectionResults(V1.ListInspectionResultsRequest request, ServerCallContext context)
    {
        Listed = request;
        return Task.FromResult(new V1.ListInspectionResultsResponse { InspectionResults = { Result(2) }, NextPageToken = request.PageToken.Length == 0 ? "2" : "", TotalSize = 2 });
    }

    public override Task<V1.ListResultRevisionsResponse> ListResultRevisions(V1.ListResultRevisionsRequest request, ServerCallContext context)
    {
        Revised = request;
        return Task.FromResult(request.PageToken.Length == 0
            ? new V1.ListResultRevisionsResponse { InspectionResults = { Result(1) }, NextPageToken = "1", TotalSize = 2 }
            : new V1.ListResultRevisionsResponse { InspectionResults = { Result(2) } });
    }

    private static V1.InspectionResult Result(int revision) => new()
    {
        Name = "inspectionTasks/t-1/results/mzj",
        Revision = revision,
        State = V1.InspectionResult.Types.State.Disclosed,
        Codes = { revision == 1 ? "1" : "A" },
        AmendReason = revision == 1 ? "" : "复核发现遗漏",
        DisclosedLateWorkingDays = 3,
        CheckActionCode = "130322AA",
    };
}
