using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results list</c>: by name.</summary>
internal static class ResultsList
{
    public static Command Make()
    {
        var state = new Option<string?>("--state") { Description = "状态 (state)" };
        state.AcceptOnlyFromAmong([.. ResultText.States.Keys]);
        return new Command("list", "列出检查结果，含公示期限和迟公示 (lists results with the day by which each is disclosed in time)") { state, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var results = await Pages.AllAsync<V1.InspectionResult>(async token =>
            {
                var answer = await bridge.Results.ListInspectionResultsAsync(
                    new V1.ListInspectionResultsRequest
                    {
                        State = parsed.GetValue(state) is { } name ? ResultText.States[name] : V1.InspectionResult.Types.State.Unspecified,
                        PageSize = Pages.Size,
                        PageToken = token,
                    },
                    bridge.Options(ct));
                return (answer.InspectionResults, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListInspectionResultsResponse { InspectionResults = { results }, TotalSize = results.Count }, () => ResultText.Print(results));
            return ExitCode.Done;
        });
    }
}
