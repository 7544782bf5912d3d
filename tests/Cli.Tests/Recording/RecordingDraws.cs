using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Signing;
using Google.Protobuf;
using Grpc.Core;
using Kinds = ChangliBridge.Contract.V1.ContributionSlot.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The draw service with one draw: its slots fill as the real ones do, everything else is noted and answered.</summary>
internal sealed class RecordingDraws(V1.Draw draw) : V1.DrawService.DrawServiceBase
{
    private readonly Dictionary<string, (IMessage Request, V1.Draw Answer)> _answered = [];

    /// <summary>The draw as it stands; tests may lay hands on it.</summary>
    public V1.Draw Draw { get; set; } = draw;

    /// <summary>Every change that was asked for, in order, also where the answer was lost.</summary>
    public List<IMessage> Asked { get; } = [];

    /// <summary>What came as <c>authorization</c> with the last call.</summary>
    public string Authorization { get; private set; } = "";

    /// <summary>What the next change is refused with.</summary>
    public Google.Rpc.Status? Refusal { get; set; }

    /// <summary>How many of the next changes lose their answer: before anything was done, or after.</summary>
    public (int BeforeDoing, int AfterDoing) Lost { get; set; }

    public List<V1.Assignment> Assignments { get; } = [];

    public byte[] Bundle { get; set; } = [];

    public byte[] Entry { get; set; } = [];

    public override Task<V1.Draw> GetDraw(V1.GetDrawRequest request, ServerCallContext context)
    {
        Authorization = context.RequestHeaders.GetValue("authorization") ?? "";
        return Task.FromResult(Draw.Clone());
    }

    public override Task<V1.ListDrawsResponse> ListDraws(V1.ListDrawsRequest request, ServerCallContext context) =>
        Task.FromResult(request.PageToken.Length == 0
            ? new V1.ListDrawsResponse { Draws = { Draw.Clone() }, NextPageToken = "2", TotalSize = 2 }
            : new V1.ListDrawsResponse { Draws = { new V1.Draw { Name = $"{request.Parent}/draws/{request.PageToken}", State = V1.Draw.Types.State.Void } } });

    public override Task<V1.Draw> AddContribution(V1.AddContributionRequest request, ServerCallContext context) =>
        Change(request.RequestId, request, context, () => Fill(Draw.Slots.Single(slot => slot.Name == request.Slot), request));

    public override Task<V1.Draw> FreezeDraw(V1.FreezeDrawRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.Draw> CountersignDraw(V1.CountersignDrawRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.Draw> RevealDraw(V1.RevealDrawRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.Draw> ReplaceInspector(V1.ReplaceInspectorRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.Draw> ConfirmDraw(V1.ConfirmDrawRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.Draw> VoidDraw(V1.VoidDrawRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.Draw> ApproveRedraw(V1.ApproveRedrawRequest request, ServerCallContext context) => Change(request.RequestId, request, context, () => { });

    public override Task<V1.ListAssignmentsResponse> ListAssignments(V1.ListAssignmentsRequest request, ServerCallContext context)
    {
        // One a page, so that a client has to turn them.
        var at = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        return Task.FromResult(new V1.ListAssignmentsResponse { Assignments = { Assignments.Skip(at).Take(1) }, NextPageToken = at + 1 < Assignments.Count ? $"{at + 1}" : "" });
    }

    public override async Task GetBundle(V1.GetBundleRequest request, IServerStreamWriter<V1.BundleChunk> responseStream, ServerCallContext context)
    {
        Asked.Add(request);
        foreach (var chunk in Bundle.Chunk(1000))
            await responseStream.WriteAsync(new V1.BundleChunk { Content = ByteString.CopyFrom(chunk) }, context.CancellationToken);
        if (Refusal is { } refusal)
            throw refusal.ToRpcException();
    }

    public override Task<V1.OwnEntry> GetOwnEntry(V1.GetOwnEntryRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.OwnEntry { Drawn = true, Entry = System.Text.Encoding.UTF8.GetString(Entry) });

    private Task<V1.Draw> Change(string requestId, IMessage request, ServerCallContext context, Action change)
    {
        Asked.Add(request);
        if (Refusal is { } refusal)
            throw refusal.ToRpcException();
        if (Lost.BeforeDoing > 0)
        {
            Lost = (Lost.BeforeDoing - 1, Lost.AfterDoing);
            throw Cut(context);
        }
        if (!_answered.TryGetValue(requestId, out var first))
        {
            change();
            _answered[requestId] = first = (request, Draw.Clone());
        }
        if (!first.Request.Equals(request))
            throw new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, "REQUEST_ID_REUSED"));
        if (Lost.AfterDoing == 0)
            return Task.FromResult(first.Answer.Clone());
        Lost = (0, Lost.AfterDoing - 1);
        throw Cut(context);
    }

    private void Fill(V1.ContributionSlot slot, V1.AddContributionRequest request)
    {
        var committed = slot.Kind == Kinds.Committed;
        var formula = request.ContributionCase == V1.AddContributionRequest.ContributionOneofCase.Commitment
            ? Convert.FromHexString(request.Commitment)
            : SlotCommitment.Of(Convert.FromHexString(Draw.Commitment), slot.Name, request.Value);
        if (committed && request.Value.Length > 0)
        {
            Require(Draw.Slots.All(other => other.Kind != Kinds.Committed || other.Commitment.Length > 0), "opened early");
            Require(slot.Commitment == Convert.ToHexStringLower(formula) && request.Signature.Length == 0, "not the committed value");
        }
        else
        {
            Require(slot.Kind == Kinds.Beacon || PublicKey.Parse(slot.KeyId)!.Verifies(formula, request.Signature), "not signed");
            slot.Signature = request.Signature;
        }
        (slot.Commitment, slot.Value) = (committed && request.Commitment.Length > 0 ? request.Commitment : slot.Commitment, request.Value);
        Draw.State = V1.Draw.Types.State.Open;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, otherwise));
    }

    private static OperationCanceledException Cut(ServerCallContext context)
    {
        context.GetHttpContext().Abort();
        return new OperationCanceledException();
    }
}
