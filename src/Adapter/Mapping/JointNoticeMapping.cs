using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Credit;
using State = ChangliBridge.Contract.V1.JointNotice.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Notices of 联合惩戒 to protos.</summary>
internal static class JointNoticeMapping
{
    public static V1.JointNotice ToProto(this JointNotice notice, CreditRecord record, CountyLists county) => new()
    {
        Name = notice.Name,
        State = record.StateOn(county.Today) == CreditState.Standing ? State.Standing : State.Withdrawn,
        CreditRecord = record.Name,
        KindTitle = county.CreditKindNamed(record.Kind)?.Name ?? record.Kind,
        TargetCode = record.TargetCode,
        TargetTitle = record.TargetTitle,
        Violation = record.Violation,
        Sender = $"departments/{notice.Sender}",
        SendTime = notice.SentAt.ToProto(),
        Measures =
        {
            notice.Measures.Select(measure => new V1.JointMeasure
            {
                Department = $"departments/{measure.Department}",
                Measure = measure.Measure,
                NoneReason = measure.NoneReason,
                Recorder = measure.RecordedBy,
                RecordTime = measure.RecordedAt.ToProto(),
            }),
        },
    };
}
