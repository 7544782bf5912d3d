using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit notify RECORD</c>.</summary>
internal static class CreditNotify
{
    public static Command Make()
    {
        var named = ResourceName.CreditRecord();
        return new Command("notify", "发出联合惩戒通知 (sends the notice of joint punishment)") { named }.Asks((bridge, parsed, asked) => bridge.JointPunishment.SendJointNoticeAsync(
            new V1.SendJointNoticeRequest { CreditRecord = parsed.GetRequiredValue(named), RequestId = asked.RequestId }, asked.Options), JointText.Print);
    }
}
