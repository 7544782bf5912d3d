using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit notices</c>: by name.</summary>
internal static class CreditNotices
{
    public static Command Make() => new Command("notices", "列出联合惩戒通知 (lists notices of joint punishment)") { OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
    {
        var notices = await Pages.AllAsync<V1.JointNotice>(async token =>
        {
            var answer = await bridge.JointPunishment.ListJointNoticesAsync(new V1.ListJointNoticesRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.JointNotices, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListJointNoticesResponse { JointNotices = { notices }, TotalSize = notices.Count }, () => JointText.Print(notices));
        return ExitCode.Done;
    });
}
