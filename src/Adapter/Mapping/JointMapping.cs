using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Joint;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>名单确认 to protos.</summary>
internal static class JointMapping
{
    public static V1.JointList ToProto(this JointList list, CountyLists county)
    {
        var confirmBy = county.ConfirmBy(list);
        return new()
        {
            Draw = list.Draw,
            LeadDepartment = $"departments/{list.Lead}",
            ConfirmBy = confirmBy.On.ToProto(),
            Provisional = confirmBy.Provisional,
            Departments = { list.Departments.Select(ToProto) },
            OpenTime = list.OpenedAt.ToProto(),
            CloseTime = list.ClosedAt.ToProto(),
            OverrideReason = list.OverrideReason,
            OverriddenBy = list.OverriddenBy,
        };
    }

    private static V1.DepartmentConfirmation ToProto(DepartmentConfirmation own) => new()
    {
        Department = $"departments/{own.Department}",
        ConfirmedBy = own.ConfirmedBy,
        ConfirmTime = own.ConfirmedAt.ToProto(),
        Late = own.Late,
        Objections = { own.Objections.Select(ToProto) },
    };

    private static V1.TargetObjection ToProto(TargetObjection objection) => new()
    {
        Task = $"inspectionTasks/{objection.TaskId}",
        Reason = objection.Reason,
        Answer = objection.Answer is not { } answer ? null : new V1.ObjectionAnswer
        {
            Upheld = answer.Upheld,
            WholeTarget = answer.WholeTarget,
            Reason = answer.Reason,
            AnsweredBy = answer.AnsweredBy,
            AnswerTime = answer.AnsweredAt.ToProto(),
        },
    };
}
