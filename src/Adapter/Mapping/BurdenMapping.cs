using ChangliBridge.Domain.Burden;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Burden to protos.</summary>
internal static class BurdenMapping
{
    public static V1.DrawBurden ToProto(this BurdenTerms terms, CheckApproval? approval) => new()
    {
        Approval = approval?.ToProto(),
        Cap = terms.Cap,
        CapSource = terms.CapSource,
        CountedKinds = { terms.Counted.Select(kind => (V1.CheckKind)kind) },
        CountedSource = terms.CountedSource,
        ExemptReasons = { terms.Reasons.Select(reason => new V1.ExemptReason { Code = reason.Code, Label = reason.Label, Source = reason.Source }) },
    };

    public static V1.TargetBurden ToProto(this BurdenTerms terms, string target, IEnumerable<PastCheck> checks, IEnumerable<string> mergeable, CheckApproval? approval)
    {
        var past = checks.OrderBy(check => check.On).ThenBy(check => check.Subject, StringComparer.Ordinal).ToList();
        var counted = past.Count(check => terms.Counted.Contains(check.Kind));
        return new V1.TargetBurden
        {
            Target = target,
            Checks = { past.Select(check => new V1.PastCheck { Subject = check.Subject, Kind = (V1.CheckKind)check.Kind, CheckDate = check.On.ToProto() }) },
            Counted = counted,
            OverCap = terms.IsOver(counted, BurdenRules.KindOf(approval)) && approval?.Exempts(target) != true,
            Mergeable = { mergeable.Order(StringComparer.Ordinal) },
        };
    }

    public static V1.CheckApproval ToProto(this CheckApproval approval) => new()
    {
        Draw = $"inspectionPlans/{approval.DrawId}",
        ApprovalNumber = approval.ApprovalNumber,
        Kind = (V1.CheckKind)approval.Kind,
        Exemptions = { approval.Exemptions.Select(one => new V1.Exemption { Target = one.Target, Reason = one.Reason, ApprovalNumber = one.ApprovalNumber }) },
        ApprovedBy = approval.ApprovedBy,
    };

    public static V1.OtherCheck ToProto(this OtherCheck check) => new()
    {
        Name = check.Name,
        Target = check.TargetCode,
        Kind = (V1.CheckKind)check.Kind,
        CheckDate = check.CheckOn.ToProto(),
        ApprovalNumber = check.ApprovalNumber,
    };
}
