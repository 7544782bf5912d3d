using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Tasks;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Tasks to protos.</summary>
internal static class TaskMapping
{
    public static V1.InspectionTask ToProto(this InspectionTask task, CountyDuties duties)
    {
        var disclosed = duties.Clock.DiscloseBy(duties.WorkingDays, null, task.EndOn);
        return new()
        {
            Name = task.Name,
            Draw = task.Draw,
            Target = $"inspectionTargets/{task.TargetId}",
            TargetCode = task.TargetCode,
            TargetTitle = task.TargetTitle,
            StartDate = task.StartOn.ToProto(),
            EndDate = task.EndOn.ToProto(),
            State = (V1.InspectionTask.Types.State)task.State,
            CreateTime = task.CreatedAt.ToProto(),
            Parts = { task.Parts.Select(ToProto) },
            DiscloseDate = disclosed.On.ToProto(),
            ApprovalNumber = task.ApprovalNumber,
            DiscloseDateProvisional = disclosed.Provisional,
        };
    }

    private static V1.DepartmentPart ToProto(DepartmentPart part) => new()
    {
        Department = $"departments/{part.Department}",
        TakenOff = part.TakenOff,
        Inspectors = { part.Inspectors.Select(inspector => $"inspectors/{inspector}") },
        Items = { part.Items.Select(item => $"inspectionItems/{item}") },
        Assistants =
        {
            part.Assistants.Select(assistant => new V1.Assistant
            {
                Inspector = $"inspectors/{assistant.Inspector}",
                Reason = assistant.Reason,
                AssignedBy = assistant.AssignedBy,
                AssignTime = assistant.AssignedAt.ToProto(),
            }),
        },
    };
}
