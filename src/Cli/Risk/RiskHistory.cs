using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Risk;

/// <summary><c>changli risk history TARGET</c>: every grade and index that a target ever had here, newest first.</summary>
internal static class RiskHistory
{
    public static Command Make()
    {
        var target = ResourceName.GradedTarget();
        return new Command("history", "列出一个检查对象的等级沿革，先新后旧 (lists every grade that a target ever had, newest first)") { target, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var history = await bridge.Risk.GetGradeHistoryAsync(new V1.GetGradeHistoryRequest { Name = $"{parsed.GetRequiredValue(target)}/gradeHistory" }, bridge.Options(ct));
            OutputFormat.Print(parsed, history, () => GradeText.Print(history));
            return ExitCode.Done;
        });
    }
}
