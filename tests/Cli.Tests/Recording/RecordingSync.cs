using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using States = ChangliBridge.Contract.V1.SyncRun.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The sync service with one run; it remembers what it was asked. Lists come one entry a page, so that a client has to turn them.</summary>
internal sealed class RecordingSync : V1.SyncService.SyncServiceBase
{
    private static readonly Timestamp At = Timestamp.FromDateTimeOffset(new DateTimeOffset(2023, 10, 30, 2, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>Every request that came, in order.</summary>
    public List<IMessage> Asked { get; } = [];

    /// <summary>How a run ends; it takes two looks until then.</summary>
    public States End { get; set; } = States.Succeeded;

    /// <summary>Whether the mirrors verify.</summary>
    public bool Holds { get; set; } = true;

    /// <summary>What the next decision is refused with.</summary>
    public Google.Rpc.Status? Refusal { get; set; }

    private V1.SyncRun Run { get; set; } = new();

    public override Task<V1.SyncRun> TriggerSyncRun(V1.TriggerSyncRunRequest request, ServerCallContext context)
    {
        Run = new V1.SyncRun { Name = "syncRuns/7", Job = request.Job, Kind = request.Kind, State = States.Requested, RequestTime = At };
        return Answer(request, Run.Clone());
    }

    public override Task<V1.SyncRun> GetSyncRun(V1.GetSyncRunRequest request, ServerCallContext context)
    {
        if (Run.State == States.Requested)
            Run.State = States.Running;
        else
            (Run.State, Run.EndTime, Run.Rows, Run.LastError) = (End, At, 42, End == States.Held ? "降幅达到三成" : "");
        return Answer(request, Run.Clone());
    }

    public override Task<V1.ListSyncRunsResponse> ListSyncRuns(V1.ListSyncRunsRequest request, ServerCallContext context) => Answer(request, new V1.ListSyncRunsResponse
    {
        SyncRuns = { new V1.SyncRun { Name = "syncRuns/7", Job = "grades", Kind = V1.SyncRun.Types.Kind.Changes, State = States.Held, Rows = 3, RequestTime = At, EndTime = At } },
    });

    public override Task<V1.SyncRun> ApproveShrink(V1.ApproveShrinkRequest request, ServerCallContext context) =>
        Answer(request, new V1.SyncRun { Name = request.Name, Job = "grades", State = States.Succeeded, DecidedBy = "ssjb/wang", DecisionReason = request.Reason, DecisionTime = At });

    public override Task<V1.SyncRun> RejectShrink(V1.RejectShrinkRequest request, ServerCallContext context) =>
        Answer(request, new V1.SyncRun { Name = request.Name, Job = "grades", State = States.Rejected, DecidedBy = "ssjb/wang", DecisionReason = request.Reason, DecisionTime = At });

    public override Task<V1.ListQuarantinedRowsResponse> ListQuarantinedRows(V1.ListQuarantinedRowsRequest request, ServerCallContext context) => Answer(request, new V1.ListQuarantinedRowsResponse
    {
        QuarantinedRows = { new V1.QuarantinedRow { Name = $"syncRuns/7/quarantinedRows/{(request.PageToken.Length == 0 ? 1 : 2)}", Job = "grades", Key = "T1", Field = "grade", Value = "\\uFF21", Reason = "请更正" } },
        NextPageToken = request.PageToken.Length == 0 ? "2" : "",
    });

    public override Task<V1.QuarantinedRow> ResolveQuarantinedRow(V1.ResolveQuarantinedRowRequest request, ServerCallContext context) =>
        Answer(request, new V1.QuarantinedRow { Name = request.Name, Job = "grades", Key = "T1", Note = request.Note, ResolvedBy = "ssjb/wang", ResolveTime = At });

    public override Task<V1.ListSchemaDriftsResponse> ListSchemaDrifts(V1.ListSchemaDriftsRequest request, ServerCallContext context) => Answer(request, new V1.ListSchemaDriftsResponse
    {
        SchemaDrifts = { new V1.SchemaDrift { Job = "grades", Field = request.PageToken.Length == 0 ? "level" : "grade", Kind = request.PageToken.Length == 0 ? V1.SchemaDrift.Types.Kind.NewField : V1.SchemaDrift.Types.Kind.MissingField, Rows = 200, Sample = "string(1)" } },
        NextPageToken = request.PageToken.Length == 0 ? "2" : "",
    });

    public override Task<V1.ListMirrorsResponse> ListMirrors(V1.ListMirrorsRequest request, ServerCallContext context) => Answer(request, new V1.ListMirrorsResponse
    {
        Mirrors = { new V1.MirrorSnapshot { Name = request.PageToken.Length == 0 ? "mirrors/grades" : "mirrors/tags", Rows = 42, LastRun = "syncRuns/6", HeldRun = "syncRuns/7", SwitchTime = At } },
        NextPageToken = request.PageToken.Length == 0 ? "2" : "",
    });

    public override Task<V1.MirrorVerification> VerifyMirror(V1.VerifyMirrorRequest request, ServerCallContext context) =>
        Answer(request, new V1.MirrorVerification { Mirror = new V1.MirrorSnapshot { Name = request.Name, Rows = 42, Digest = "ab" }, Rows = Holds ? 42 : 41, Digest = Holds ? "ab" : "cd", Holds = Holds });

    private Task<T> Answer<T>(IMessage request, T answer)
    {
        Asked.Add(request);
        return Refusal is { } refusal ? throw refusal.ToRpcException() : Task.FromResult(answer);
    }
}
