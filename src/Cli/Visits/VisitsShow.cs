using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits show VISIT</c>.</summary>
internal static class VisitsShow
{
    public static Command Make()
    {
        var visit = ResourceName.Visit();
        return new Command("show", "显示一次入企及其评价 (shows a visit and its rating)") { visit, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
            VisitText.Print(parsed, await bridge.Visits.GetVisitAsync(new V1.GetVisitRequest { Name = parsed.GetRequiredValue(visit) }, bridge.Options(ct))));
    }
}
