using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit notify RECORD</c>.</summary>
internal static class CreditNotify
{
    public static Command Make()
    {
        var named = ResourceName.CreditRecord();
        return new Command("notify", "发出联合惩戒通知 (sends the notice of joint punishment)") { named, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.SendJointNoticeRequest { CreditRecord = parsed.GetRequiredValue(named), RequestId = RequestId.GivenOrFresh(parsed) };
            var notice = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.JointPunishment.SendJointNoticeAsync(request, options), ct);
            OutputFormat.Print(parsed, notice, () => JointText.Print(notice));
            return ExitCode.Done;
        });
    }
}
