using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Follow-up steps between protos and domain.</summary>
internal static class FollowUpMapping
{
    public static V1.FollowUp ToProto(this FollowUpStep step, WorkingDayCalendar calendar)
    {
        var due = step.Due(calendar);
        return new V1.FollowUp
        {
            Name = step.Name,
            Result = $"inspectionTasks/{step.TaskId}/results/{step.Department}",
            Kind = (V1.FollowUp.Types.Kind)step.Kind,
            State = (V1.FollowUp.Types.State)step.State,
            Previous = step.PreviousId.Length == 0 ? "" : $"followUps/{step.PreviousId}",
            Demand = step.Demand,
            Addressee = step.Addressee,
            DueDate = due?.On.ToProto(),
            DueWorkingDays = step.DueWorkingDays,
            DueProvisional = due?.Provisional ?? false,
            CaseNumber = step.CaseNumber,
            CheckAction = step.CheckAction,
            Receipt = step.Receipt,
            RecheckDate = step.RecheckOn?.ToProto(),
            RecheckInspectors = { step.RecheckInspectors.Select(inspector => $"inspectors/{inspector}") },
            Outcome = step.Outcome,
            Acts = { step.Acts.Select(ToProto) },
        };
    }

    public static FollowUpDraft ToDraft(this V1.FollowUp? step, FaultList faults)
    {
        step ??= new V1.FollowUp();
        return new FollowUpDraft(
            Enum.IsDefined((FollowUpKind)step.Kind) ? (FollowUpKind)step.Kind : null,
            step.Demand,
            step.Addressee,
            step.DueDate.ToDay("follow_up.due_date", faults),
            step.DueWorkingDays,
            step.CaseNumber);
    }

    public static RecheckReport ToReport(this V1.RecheckFollowUpRequest request, FaultList faults)
    {
        faults.Require(request.Outcome is V1.RecheckFollowUpRequest.Types.Outcome.Passed or V1.RecheckFollowUpRequest.Types.Outcome.Failed,
            new Fault(Rule.FieldRequired, "outcome", "未填写复查结论。", "请选择合格或不合格。"));
        return new RecheckReport(
            request.Outcome == V1.RecheckFollowUpRequest.Types.Outcome.Passed,
            request.CheckDate.ToDay("check_date", faults),
            [.. request.Inspectors.Select(inspector => ResourceName.Tail(inspector, "inspectors"))],
            request.Findings);
    }

    private static V1.FollowUpAct ToProto(FollowUpAct act) => new()
    {
        Deed = FollowUpWords.Of(act.Deed),
        State = (V1.FollowUp.Types.State)act.State,
        Actor = act.By,
        ActTime = act.At.ToProto(),
        Reason = act.Reason,
    };
}
