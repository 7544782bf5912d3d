using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using State = ChangliBridge.Contract.V1.InspectionResult.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>
/// The result service: one result in two revisions, one a page. It answers a submission's id that it knows as it did the first time,
/// and refuses a task called "not-drawn", with two fields; "lost" is a bridge that goes away.
/// </summary>
internal sealed class RecordingResults : V1.ResultService.ResultServiceBase
{
    public V1.ListInspectionResultsRequest? Listed { get; private set; }

    public V1.ListResultRevisionsRequest? Revised { get; private set; }

    /// <summary>Every request of an act or of one result, the first first.</summary>
    public List<IMessage> Requests { get; } = [];

    /// <summary>Submissions that took effect, by id.</summary>
    public Dictionary<string, V1.InspectionResult> Submitted { get; } = [];

    /// <summary>What stands now, by name.</summary>
    public Dictionary<string, V1.InspectionResult> Standing { get; } = [];

    public override Task<V1.InspectionResult> GetInspectionResult(V1.GetInspectionResultRequest request, ServerCallContext context) =>
        Record(request, Standing.GetValueOrDefault(request.Name) ?? Detailed);

    public override Task<V1.InspectionResult> SubmitResult(V1.SubmitResultRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        if (request.Parent.EndsWith("/not-drawn", StringComparison.Ordinal))
            throw Refusal();
        if (request.Parent.EndsWith("/lost", StringComparison.Ordinal))
            throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "gone"));
        if (!Submitted.TryGetValue(request.RequestId, out var answer))
        {
            answer = new V1.InspectionResult(request.InspectionResult)
            {
                Name = $"{request.Parent}/results/mzj",
                State = State.Submitted,
                SubmitTime = new Timestamp { Seconds = 1_700_000_000 + Submitted.Count },
            };
            Standing[answer.Name] = Submitted[request.RequestId] = answer;
        }
        return Task.FromResult(answer);
    }

    public override Task<V1.InspectionResult> ReviewResult(V1.ReviewResultRequest request, ServerCallContext context) => Record(request, Detailed);

    public override Task<V1.InspectionResult> ReturnResult(V1.ReturnResultRequest request, ServerCallContext context) => Record(request, Detailed);

    public override Task<V1.InspectionResult> DiscloseResult(V1.DiscloseResultRequest request, ServerCallContext context) => Record(request, Detailed);

    public override Task<V1.InspectionResult> AmendResult(V1.AmendResultRequest request, ServerCallContext context) => Record(request, Detailed);

    public override Task<V1.InspectionResult> RecordHandling(V1.RecordHandlingRequest request, ServerCallContext context) => Record(request, Detailed);

    public override Task<V1.ResultDraft> SaveResultDraft(V1.SaveResultDraftRequest request, ServerCallContext context) => Record(request, Draft(request.Parent));

    public override Task<V1.ResultDraft> GetResultDraft(V1.GetResultDraftRequest request, ServerCallContext context) => Record(request, Draft(request.Parent));

    public override Task<V1.ResultAttachment> AttachToResult(V1.AttachToResultRequest request, ServerCallContext context) => Record(request, Attachment);

    public override Task<V1.ResultAttachment> RemoveAttachment(V1.RemoveAttachmentRequest request, ServerCallContext context) => Record(request, new V1.ResultAttachment { Name = request.Name });

    public override Task<V1.ListAttachmentsResponse> ListAttachments(V1.ListAttachmentsRequest request, ServerCallContext context) =>
        Record(request, new V1.ListAttachmentsResponse { ResultAttachments = { Attachment }, NextPageToken = request.PageToken.Length == 0 ? "2" : "" });

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

    private static V1.InspectionResult Detailed => new(Result(2))
    {
        CodeList = "hebei-result/2023",
        DiscloseDate = new Google.Type.Date { Year = 2023, Month = 12, Day = 4 },
        DiscloseDateProvisional = true,
        ItemOutcomes = { new V1.ItemOutcome { Item = "inspectionItems/a", Verdict = V1.ItemOutcome.Types.Verdict.Failed, Finding = "台账不全" } },
    };

    private static V1.ResultAttachment Attachment => new() { Name = "inspectionTasks/t-1/results/mzj/attachments/ab12", Title = "进货台账", MediaType = "image/png", Size = 8, ConcludedRevision = 1 };

    private static V1.ResultDraft Draft(string task) => new() { Parent = task, SavedBy = "ma", InspectionResult = new V1.InspectionResult { Findings = "未写完" } };

    private static RpcException Refusal() => new Google.Rpc.Status
    {
        Code = (int)Code.FailedPrecondition,
        Message = "refused",
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = "TARGET_DRAWN", Domain = "bridge" }),
            Any.Pack(new BadRequest
            {
                FieldViolations =
                {
                    new BadRequest.Types.FieldViolation { Field = "parent", Description = "检查对象未抽给本部门。只能录入本部门被抽中的对象。", Reason = "TARGET_DRAWN" },
                    new BadRequest.Types.FieldViolation { Field = "inspection_result.codes", Description = "没有代码“Z”。请用代码表中的代码。", Reason = "CODE_LISTED" },
                },
            }),
            Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = "有2处不符。" }),
        },
    }.ToRpcException();

    private Task<T> Record<T>(IMessage request, T answer)
    {
        Requests.Add(request);
        return Task.FromResult(answer);
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
