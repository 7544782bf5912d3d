using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results handle RESULT</c>.</summary>
internal static class ResultsHandle
{
    public static Command Make()
    {
        var handling = ResultAct.Text("--handling", "处理结果 (what was decided)");
        return ResultAct.Make(new Command("handle", "已改正无需后续处置的，记录处理结果 (records how a problem without follow-up was dealt with)") { handling }, (results, parsed, act) =>
            results.RecordHandlingAsync(new V1.RecordHandlingRequest { Name = act.Name, Handling = parsed.GetRequiredValue(handling), RequestId = act.RequestId }, act.Options));
    }
}
