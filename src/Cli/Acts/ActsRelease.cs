using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Acts;

/// <summary><c>changli acts release</c>: reports a page of the department's held records where they can be filled now.</summary>
internal static class ActsRelease
{
    public static Command Make()
    {
        var after = new Option<string>("--page-token") { Description = "接着上次答复的翻页标记 (from the answer before)", HelpName = "TOKEN", DefaultValueFactory = _ => "" };
        return new Command("release", "补报本部门待补全的监管行为记录，每次一页 (reports held records that can be filled now, a page at a time)") { after, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var requestId = RequestId.GivenOrFresh(parsed);
            var request = new V1.ReleaseSupervisionActsRequest { PageSize = Pages.Size, PageToken = parsed.GetValue(after)!, RequestId = requestId };
            var answer = await RequestId.SendAsync(bridge, requestId, options => bridge.Supervision.ReleaseSupervisionActsAsync(request, options), ct);
            OutputFormat.Print(parsed, answer, () => Lines.Fields(("已报送", $"{answer.Reported}"), ("仍待补全", $"{answer.Incomplete}"), ("翻页标记", answer.NextPageToken)));
            return ExitCode.Done;
        });
    }
}
