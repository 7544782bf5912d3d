using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results disclose RESULT</c>.</summary>
internal static class ResultsDisclose
{
    public static Command Make() => ResultAct.Make(new Command("disclose", "公示省平台已接收的检查结果 (discloses a result that the province has accepted)"), (results, _, act) =>
        results.DiscloseResultAsync(new V1.DiscloseResultRequest { Name = act.Name, RequestId = act.RequestId }, act.Options));
}
