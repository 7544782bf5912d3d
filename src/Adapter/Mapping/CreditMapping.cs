using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Credit;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Credit records between protos and domain.</summary>
internal static class CreditMapping
{
    public static V1.CreditRecord ToProto(this CreditRecord record, CountyLists county) => new()
    {
        Name = record.Name,
        Result = $"inspectionTasks/{record.TaskId}/results/{record.Department}",
        Kind = record.Kind,
        State = (V1.CreditRecord.Types.State)record.StateOn(county.Today),
        LegalBasis = record.LegalBasis,
        Violation = record.Violation,
        Case = record.CaseId.Length == 0 ? "" : $"followUps/{record.CaseId}",
        KindTitle = county.CreditKindNamed(record.Kind)?.Name ?? record.Kind,
        Keeper = $"departments/{record.Keeper}",
        TargetCode = record.TargetCode,
        TargetTitle = record.TargetTitle,
        Proposer = record.ProposedBy,
        Decider = record.DecidedBy,
        DismissReason = record.DismissReason,
        ListDate = record.ListedOn?.ToProto(),
        UntilDate = record.Until?.ToProto(),
        UntilSource = record.UntilSource,
        Repairs = { record.Repairs.Select(ToProto) },
        Revision = record.Revision,
    };

    public static CreditDraft ToDraft(this V1.CreditRecord? record) => new(record?.Kind ?? "", record?.LegalBasis ?? "", record?.Violation ?? "");

    private static V1.CreditRepair ToProto(CreditRepair repair) => new()
    {
        Application = repair.Application,
        EnteredBy = repair.EnteredBy,
        EnterTime = repair.EnteredAt.ToProto(),
        Decision = repair.Granted switch
        {
            null => V1.CreditRepair.Types.Decision.Unspecified,
            true => V1.CreditRepair.Types.Decision.Granted,
            false => V1.CreditRepair.Types.Decision.Refused,
        },
        Reason = repair.Reason,
        DecidedBy = repair.DecidedBy,
        DecideTime = repair.DecidedAt.ToProto(),
    };
}
