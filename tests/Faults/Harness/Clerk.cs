using System.Collections.Concurrent;
using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Demo;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChangliBridge.Faults.Harness;

/// <summary>
/// Enters and reviews results over gRPC. A call whose answer was lost is made again with the same request id, at the same bridge or another,
/// until it is answered; what was answered with OK is remembered.
/// </summary>
internal sealed class Clerk(Func<GrpcChannel> door, Func<Official, string> token)
{
    /// <summary>No log may ever hold it: findings are not the log's business.</summary>
    public const string Canary = "金丝雀4711";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentQueue<AnsweredCall> answered = new();

    /// <summary>How long one try may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What was answered with OK, in this order.</summary>
    public IReadOnlyCollection<AnsweredCall> Answered => answered;

    /// <summary>Enters a result with a problem, so that its handling can be recorded later.</summary>
    public Task<InspectionResult> SubmitAsync(TaskPart part, CancellationToken ct)
    {
        var request = RequestFor(part);
        return CallAsync(nameof(SubmitAsync), part.Clerk, request, (results, options) => results.SubmitResultAsync(request, options), ct);
    }

    /// <summary>A result with a problem, under a request id of its own.</summary>
    public static SubmitResultRequest RequestFor(TaskPart part) => new()
    {
        Parent = $"inspectionTasks/{part.Task}",
        InspectionResult = new InspectionResult
        {
            CodeList = CountyPlan.CodeList,
            Codes = { "E" },
            CheckDate = CountyPlan.DateOf(CountyPlan.Days[0]),
            Inspectors = { part.Inspectors.Select(inspector => $"inspectors/{inspector}") },
            Findings = $"清真标志未经统一审核即印制使用，已责令当场改正 {Canary}",
        },
        RequestId = Guid.NewGuid().ToString(),
    };

    /// <summary>Concludes a result: from here on it is on its way to the province.</summary>
    public Task<InspectionResult> ReviewAsync(TaskPart part, CancellationToken ct)
    {
        var request = new ReviewResultRequest { Name = part.ResultName, RequestId = Guid.NewGuid().ToString() };
        return CallAsync(nameof(ReviewAsync), part.Approver, request, (results, options) => results.ReviewResultAsync(request, options), ct);
    }

    /// <summary>Enters and reviews a result.</summary>
    public async Task ConcludeAsync(TaskPart part, CancellationToken ct)
    {
        await SubmitAsync(part, ct);
        await ReviewAsync(part, ct);
    }

    /// <summary>Records how the problem was handled: each time is the next revision of the same key.</summary>
    public Task<InspectionResult> HandleAsync(TaskPart part, int number, CancellationToken ct)
    {
        var request = new RecordHandlingRequest { Name = part.ResultName, Handling = $"责令改正，已改正；第 {number} 次复查合格", RequestId = Guid.NewGuid().ToString() };
        return CallAsync(nameof(HandleAsync), part.Clerk, request, (results, options) => results.RecordHandlingAsync(request, options), ct);
    }

    /// <summary>Makes one try, which may fail.</summary>
    public Task<T> TryAsync<T>(Official official, Func<ResultService.ResultServiceClient, CallOptions, AsyncUnaryCall<T>> call, CancellationToken ct) =>
        call(new ResultService.ResultServiceClient(door()), Options(official, ct)).ResponseAsync;

    // Waits for a door that is shut, rather than to knock at it without end.
    public CallOptions Options(Official official, CancellationToken ct) =>
        new CallOptions(new Metadata { { "authorization", "Bearer " + token(official) } }, TimeProvider.System.GetUtcNow().UtcDateTime + Patience, ct).WithWaitForReady();

    /// <summary>Whether the answer may have been lost on the way, or the bridge asks to be asked again.</summary>
    public static bool IsToBeRepeated(RpcException fault) => fault.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Aborted or StatusCode.ResourceExhausted => true,
        StatusCode.Internal or StatusCode.Unknown => fault.Status.DebugException is not null,
        _ => false,
    };

    private async Task<T> CallAsync<T>(string method, Official official, IMessage request, Func<ResultService.ResultServiceClient, CallOptions, AsyncUnaryCall<T>> call, CancellationToken ct)
        where T : IMessage<T>
    {
        while (true)
        {
            try
            {
                var answer = await TryAsync(official, call, ct);
                answered.Enqueue(new AnsweredCall($"{method} {request}", answer.ToByteArray(), async again => (await TryAsync(official, call, again)).ToByteArray()));
                return answer;
            }
            catch (RpcException lost) when (IsToBeRepeated(lost) && !ct.IsCancellationRequested)
            {
                await Task.Delay(Pause, ct);
            }
        }
    }
}
