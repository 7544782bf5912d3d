using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The visit service; it remembers what it was asked, and takes one rating code.</summary>
internal sealed class RecordingVisits : V1.VisitService.VisitServiceBase
{
    public const string Code = "ABCDEFGHJKLMNPQR";

    public List<IMessage> Requests { get; } = [];

    public override Task<V1.Visit> GetVisit(V1.GetVisitRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(Rated(request.Name, 4, "态度好"));
    }

    public override Task<V1.ListVisitsResponse> ListVisits(V1.ListVisitsRequest request, ServerCallContext context)
    {
        Requests.Add(request.Clone());
        var first = request.PageToken.Length == 0;
        return Task.FromResult(new V1.ListVisitsResponse { Visits = { Rated($"inspectionTasks/t{(first ? 1 : 2)}/visits/mzj", first ? 4 : 0, "") }, NextPageToken = first ? "next" : "" });
    }

    public override Task<V1.Visit> RecordEntry(V1.RecordEntryRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.Visit { Name = $"{request.Parent}/visits/mzj", EntryId = request.EntryId, RecordedBy = "mzj/clerk", EnterTime = Entered });
    }

    public override Task<V1.RatingCode> IssueRatingCode(V1.IssueRatingCodeRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.RatingCode { Visit = request.Name, Code = Code });
    }

    public override Task<V1.Visit> RateVisit(V1.RateVisitRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return request.Code == Code
            ? Task.FromResult(Rated("inspectionTasks/t1/visits/mzj", request.Score, request.Comment))
            : throw new RpcException(new Status(StatusCode.NotFound, "没有这个评价码。"));
    }

    private static Timestamp Entered => new() { Seconds = 1_698_976_800 };

    private static V1.Visit Rated(string name, int score, string comment) =>
        new() { Name = name, EntryId = "RQ-1", RecordedBy = "mzj/clerk", Score = score, Comment = comment, RateTime = new Timestamp { Seconds = 1_699_000_000 }, EnterTime = Entered };
}
