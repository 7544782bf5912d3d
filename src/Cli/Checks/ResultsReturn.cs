using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results return RESULT</c>.</summary>
internal static class ResultsReturn
{
    public static Command Make()
    {
        var reason = ResultAct.Text("--reason", "退回理由，存档 (why; kept)");
        return ResultAct.Make(new Command("return", "审核退回，部门改正后再提交 (returns a result to its department)") { reason }, (results, parsed, act) =>
            results.ReturnResultAsync(new V1.ReturnResultRequest { Name = act.Name, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
