using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Mirror;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>预警 between domain and protos.</summary>
internal static class RiskMapping
{
    public static V1.EarlyWarning ToProto(this EarlyWarning warning, MirroredTarget? target, IEnumerable<string> items) => new()
    {
        Name = warning.Name,
        Target = $"inspectionTargets/{warning.TargetId}",
        TargetTitle = target?.Name ?? "",
        Scheme = warning.Scheme,
        GradeBefore = warning.Before,
        GradeAfter = warning.After,
        Month = warning.Month,
        SyncRun = $"syncRuns/{warning.Run}",
        Rule = warning.RuleId,
        Source = warning.Source,
        Advice = warning.Advice,
        Items = { items.Select(item => $"inspectionItems/{item}") },
        CreateTime = warning.MadeAt.ToProto(),
        Disposal = (V1.EarlyWarning.Types.Disposal)(warning.Disposal ?? 0),
        Plan = warning.Plan,
        BatchId = warning.BatchId,
        Reason = warning.Reason,
        Acknowledger = warning.AcknowledgedBy,
        AcknowledgeTime = warning.AcknowledgedAt.ToProto(),
    };
}
