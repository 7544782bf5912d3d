using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>同步 over gRPC: the acts. A run is asked for by its row, which the jobs claim.</summary>
internal sealed partial class SyncEndpoint
{
    private const int LongestReason = 500;

    public override Task<V1.SyncRun> TriggerSyncRun(V1.TriggerSyncRunRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            if (!PullJobs.All.Contains(request.Job))
                throw new RuleViolation(Rule.Unknown, "job", $"没有同步任务“{request.Job}”。", $"可用任务：{string.Join("、", PullJobs.All)}。");
            var kind = request.Kind switch
            {
                V1.SyncRun.Types.Kind.Unspecified or V1.SyncRun.Types.Kind.Full => RunKind.Full,
                V1.SyncRun.Types.Kind.Changes => RunKind.Changes,
                _ => throw new RuleViolation(Rule.FieldMalformed, "kind", "没有这种同步方式。", "可用 KIND_FULL（全量）或 KIND_CHANGES（增量）。"),
            };
            return (await SyncRuns.RequestAsync(mutation.Unit, request.Job, kind, ct)).ToProto();
        });

    public override Task<V1.SyncRun> ApproveShrink(V1.ApproveShrinkRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            Note(mutation, "reason", request.Reason);
            var run = await HeldAsync(mutation, request.Name, ct);
            if (mutation.Noted.Count == 0)
                await SyncRuns.ApproveAsync(mutation.Unit, run, (mutation.Caller.Actor, request.Reason), county.Scheme, ct);
            return run.ToProto();
        });

    public override Task<V1.SyncRun> RejectShrink(V1.RejectShrinkRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            Note(mutation, "reason", request.Reason);
            var run = await HeldAsync(mutation, request.Name, ct);
            SyncRuns.Reject(mutation.Unit, run, (mutation.Caller.Actor, request.Reason));
            return run.ToProto();
        });

    public override Task<V1.QuarantinedRow> ResolveQuarantinedRow(V1.ResolveQuarantinedRowRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            Note(mutation, "note", request.Note);
            var ids = ResourceName.Ids(request.Name, "name", "syncRuns", "quarantinedRows");
            if (!long.TryParse(ids[0], out var runId) || !int.TryParse(ids[1], out var number))
                throw ResourceName.Unknown(request.Name, "name");
            var row = await mutation.Db.Set<QuarantinedRow>().SingleOrDefaultAsync(row => row.SyncRun == runId && row.Number == number, ct)
                ?? throw ResourceName.Unknown(request.Name, "name");
            row.Resolve(mutation.Caller.Actor, request.Note, mutation.Now);
            mutation.Audit("quarantined-row.resolve", request.Name, ("field", row.Field), ("note", request.Note));
            return row.ToProto(await mutation.Db.Set<SyncRun>().Where(run => run.Id == runId).Select(run => run.Job).SingleAsync(ct));
        });

    private static async Task<SyncRun> HeldAsync(Mutation mutation, string name, CancellationToken ct)
    {
        var id = RunId(name, "name");
        var run = await mutation.Db.Set<SyncRun>().SingleOrDefaultAsync(run => run.Id == id, ct) ?? throw ResourceName.Unknown(name, "name");
        return run.State switch
        {
            SyncRunState.Held => run,
            SyncRunState.Superseded => throw new RuleViolation(Rule.WrongState, "name", "之后的同步已取代该次同步的数据。", "请查看同一任务最近一次同步。"),
            _ => throw new RuleViolation(Rule.WrongState, "name", "该次同步没有待核准的数据。", "只有状态为待核准（HELD）的同步需要核准或驳回。"),
        };
    }

    // It enters the audit chain, whose fields hold no control character.
    private static void Note(Mutation mutation, string field, string text)
    {
        if (mutation.Noted.Exists(fault => fault.Field == field))
            return;
        if (string.IsNullOrWhiteSpace(text))
            mutation.Noted.Add(new Fault(Rule.FieldRequired, field, "理由不能为空。", "请写明核对了什么、结果如何。"));
        else if (text.Length > LongestReason || text.Any(char.IsControl))
            mutation.Noted.Add(new Fault(Rule.FieldMalformed, field, $"应为不超过{LongestReason}个字符的文本，不含换行。", "请缩短或改写。"));
    }
}
