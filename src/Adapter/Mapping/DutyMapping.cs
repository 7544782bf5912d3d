using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Duties;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Duties to protos.</summary>
internal static class DutyMapping
{
    public static V1.Duty ToProto(this Duty duty, CountyDuties county) => new()
    {
        Kind = (V1.Duty.Types.Kind)duty.Kind,
        Subject = duty.Subject,
        Department = $"departments/{duty.Department}",
        Title = duty.Title,
        DueDate = duty.Due.On.ToProto(),
        Provisional = duty.Due.Provisional,
        WorkingDaysLeft = county.WorkingDays.Left(county.Today, duty.Due.On),
        Overdue = duty.IsOverdueOn(county.Today),
        Source = county.SourceOf(duty),
    };
}
