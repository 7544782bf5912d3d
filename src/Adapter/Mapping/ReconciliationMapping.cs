using ChangliBridge.Store.Reconciling;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Runs of the reconciliation and what they found to protos.</summary>
internal static class ReconciliationMapping
{
    public static V1.Reconciliation ToProto(this Reconciliation run) => new()
    {
        Name = $"reconciliations/{run.Id}",
        Platform = run.Platform,
        Daily = run.Daily,
        PeriodStart = run.From.ToProto(),
        PeriodEnd = run.To.ToProto(),
        State = (V1.Reconciliation.Types.State)run.State,
        Ours = run.Ours,
        Theirs = run.Theirs,
        Findings = run.Findings,
        LastError = run.LastError,
        RequestTime = run.RequestedAt.ToProto(),
        EndTime = run.EndedAt.ToProto(),
    };

    public static V1.Finding ToProto(this ReconciliationFinding finding) => new()
    {
        Name = $"reconciliationFindings/{finding.Id}",
        Platform = finding.Platform,
        Kind = (V1.Finding.Types.Kind)finding.Kind,
        BusinessKey = finding.BusinessKey,
        Revision = finding.Revision,
        RecordKind = finding.RecordKind,
        Department = finding.Department.Length > 0 ? $"departments/{finding.Department}" : "",
        Delivery = finding.DeliveryId.Length > 0 ? $"deliveries/{finding.DeliveryId}" : "",
        OurDigest = finding.OurDigest,
        TheirDigest = finding.TheirDigest,
        TheirCount = finding.TheirCount,
        Text = finding.Sentence,
        FirstSeenTime = finding.FirstSeenAt.ToProto(),
        LastSeenTime = finding.LastSeenAt.ToProto(),
        ResolveTime = finding.ResolvedAt.ToProto(),
        Resolver = finding.ResolvedBy,
        Note = finding.Resolution,
    };
}
