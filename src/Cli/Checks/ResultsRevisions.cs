using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results revisions RESULT</c>: 历次结果, the first first.</summary>
internal static class ResultsRevisions
{
    public static Command Make()
    {
        var named = ResourceName.Result();
        return new Command("revisions", "列出历次结果及更正原因 (lists a result's revisions with the reasons of its amendments)") { named, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var revisions = await Pages.AllAsync<V1.InspectionResult>(async token =>
            {
                var answer = await bridge.Results.ListResultRevisionsAsync(
                    new V1.ListResultRevisionsRequest { Name = parsed.GetRequiredValue(named), PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
                return (answer.InspectionResults, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListResultRevisionsResponse { InspectionResults = { revisions }, TotalSize = revisions.Count }, () => ResultText.Print(revisions));
            return ExitCode.Done;
        });
    }
}
