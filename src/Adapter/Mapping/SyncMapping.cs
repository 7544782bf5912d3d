using ChangliBridge.Store.Mirror;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>同步 as the contract words it.</summary>
internal static class SyncMapping
{
    public static V1.SyncRun ToProto(this SyncRun run) => new()
    {
        Name = $"syncRuns/{run.Id}",
        Job = run.Job,
        Kind = (V1.SyncRun.Types.Kind)run.Kind,
        State = (V1.SyncRun.Types.State)run.State,
        Pages = run.Pages,
        Rows = run.Rows,
        Quarantined = run.Quarantined,
        Digest = run.Digest,
        LastError = run.LastError,
        RequestTime = run.RequestedAt.ToProto(),
        EndTime = run.EndedAt.ToProto(),
        DecidedBy = run.DecidedBy,
        DecisionReason = run.DecisionReason,
        DecisionTime = run.DecidedAt.ToProto(),
    };

    public static V1.QuarantinedRow ToProto(this QuarantinedRow row, string job) => new()
    {
        Name = $"syncRuns/{row.SyncRun}/quarantinedRows/{row.Number}",
        SyncRun = $"syncRuns/{row.SyncRun}",
        Job = job,
        Key = row.Key,
        Field = row.Field,
        Value = row.Value,
        Reason = row.Reason,
        Note = row.Note,
        ResolvedBy = row.ResolvedBy,
        ResolveTime = row.ResolvedAt.ToProto(),
    };

    public static V1.SchemaDrift ToProto(this SchemaDrift drift) => new()
    {
        Job = drift.Job,
        Field = drift.Field,
        Kind = (V1.SchemaDrift.Types.Kind)drift.Kind,
        Rows = drift.Rows,
        Sample = drift.Sample,
        FirstRun = $"syncRuns/{drift.FirstRun}",
        FirstSeenTime = drift.FirstSeenAt.ToProto(),
        LastSeenTime = drift.LastSeenAt.ToProto(),
    };

    public static V1.MirrorSnapshot ToProto(this MirrorHead head) => new()
    {
        Name = $"mirrors/{head.Job}",
        Rows = head.Rows,
        Digest = head.Digest,
        SnapshotRun = $"syncRuns/{head.Snapshot}",
        LastRun = head.Run == 0 ? "" : $"syncRuns/{head.Run}",
        AsOfTime = head.AsOf.ToProto(),
        SwitchTime = head.SwitchedAt.ToProto(),
    };

    public static V1.CreditRiskGrade ToProto(this MirroredGrade grade) => new()
    {
        Target = $"inspectionTargets/{grade.Id}",
        Scheme = grade.Scheme,
        Grade = grade.Grade,
        Month = grade.Month,
        Index = grade.RiskIndex?.ToString() ?? "",
        ChangeTime = grade.ChangedAt.ToProto(),
    };

    public static V1.CreditRiskGrade ToProto(this PastGrade grade) => new()
    {
        Target = $"inspectionTargets/{grade.TargetId}",
        Scheme = grade.Scheme,
        Grade = grade.Grade,
        Month = grade.Month,
        Index = grade.RiskIndex?.ToString() ?? "",
        ChangeTime = grade.ChangedAt.ToProto(),
        ReplaceTime = grade.ReplacedAt.ToProto(),
        ReplacingRun = $"syncRuns/{grade.Run}",
    };
}
