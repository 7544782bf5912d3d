using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results show RESULT</c>.</summary>
internal static class ResultsShow
{
    public static Command Make()
    {
        var named = ResourceName.Result();
        return new Command("show", "显示一条检查结果及逐项结果 (shows a result with the outcome of every item)") { named, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var result = await bridge.Results.GetInspectionResultAsync(new V1.GetInspectionResultRequest { Name = parsed.GetRequiredValue(named) }, bridge.Options(ct));
            OutputFormat.Print(parsed, result, () => ResultText.Print(result));
            return ExitCode.Done;
        });
    }
}
