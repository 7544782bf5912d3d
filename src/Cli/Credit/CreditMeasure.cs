using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit measure RECORD</c>: by a department that was told.</summary>
internal static class CreditMeasure
{
    public static Command Make()
    {
        var named = ResourceName.CreditRecord();
        var taken = CreditAct.Text("--measure", "采取的惩戒措施 (what was done)", required: false);
        var none = CreditAct.Text("--none", "或不采取措施的理由 (or why nothing)", required: false);
        return new Command("measure", "登记本部门的惩戒措施 (records the own department's measure)") { named, taken, none }.Asks((bridge, parsed, asked) => bridge.JointPunishment.RecordJointMeasureAsync(
            new V1.RecordJointMeasureRequest
            {
                Name = $"jointNotices/{parsed.GetRequiredValue(named).Split('/')[^1]}",
                Measure = parsed.GetValue(taken)!,
                NoneReason = parsed.GetValue(none)!,
                RequestId = asked.RequestId,
            },
            asked.Options), JointText.Print);
    }
}
