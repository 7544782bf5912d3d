using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Plans;

/// <summary><c>changli plan show PLAN [--version N]</c>: the plan table of a version.</summary>
internal static class PlanShow
{
    public static Command Make()
    {
        var plan = ResourceName.Plan();
        var version = new Option<int>("--version") { Description = "版本；缺省为现行版本 (a version; the one in force by default)", HelpName = "N" };
        return new Command("show", "显示计划及其批次 (shows a plan and its batches)") { plan, version, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.GetInspectionPlanRequest { Name = parsed.GetRequiredValue(plan), Version = parsed.GetValue(version) };
            var shown = await bridge.Plans.GetInspectionPlanAsync(request, bridge.Options(ct));
            OutputFormat.Print(parsed, shown, () => PlanText.Print(shown));
            return ExitCode.Done;
        });
    }
}
