using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results amend RESULT FILE</c>: the whole result anew, as its next revision.</summary>
internal static class ResultsAmend
{
    public static Command Make()
    {
        var named = ResourceName.Result();
        var file = new Argument<FileInfo>("FILE") { Description = "JSON 文件：更正后的整份检查结果，可由 results show --output json 改得 (the whole result anew)" };
        var reason = ResultAct.Text("--reason", "更正原因，存档并公示 (why; kept and disclosed)");
        return new Command("amend", "更正已审核的检查结果，另行审核后再报送、再公示 (amends a concluded result as its next revision)") { named, file, reason, RequestId.Option, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var request = new V1.AmendResultRequest
                {
                    Name = parsed.GetRequiredValue(named),
                    InspectionResult = await ResultFile.SingleAsync(parsed.GetRequiredValue(file), ct),
                    Reason = parsed.GetRequiredValue(reason),
                    RequestId = RequestId.GivenOrFresh(parsed),
                };
                var now = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Results.AmendResultAsync(request, options), ct);
                OutputFormat.Print(parsed, now, () => ResultText.Print(now));
                return ExitCode.Done;
            });
    }
}
