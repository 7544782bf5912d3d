using ChangliBridge.Domain.Supervision;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>监管行为 to protos.</summary>
internal static class SupervisionMapping
{
    public static V1.SupervisionAct ToProto(this SupervisionAct act) => new()
    {
        Name = $"supervisionActs/{act.Code}",
        State = (V1.SupervisionAct.Types.State)act.State,
        InspectionResult = $"inspectionTasks/{act.TaskId}/results/{act.Department}",
        ResultRevision = act.ResultRevision,
        MissingFields = { act.Missing.Select(field => new V1.MissingField { Column = field.Column, Reason = field.Reason, Remedy = field.Remedy }) },
        Reports = act.Reports,
        Delivery = act.DeliveryId.Length == 0 ? "" : $"deliveries/{act.DeliveryId}",
        RecordTime = act.RecordedAt.ToProto(),
        ReportTime = act.ReportedAt.ToProto(),
    };
}
