using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit show REVISIT</c>.</summary>
internal static class RevisitShow
{
    public static Command Make()
    {
        var name = ResourceName.Revisit();
        return new Command("show", "显示回访及逐项比对 (shows a revisit, item by item)") { name, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var revisit = await bridge.Revisits.GetRevisitAsync(new V1.GetRevisitRequest { Name = parsed.GetRequiredValue(name) }, bridge.Options(ct));
                OutputFormat.Print(parsed, revisit, () => RevisitText.Print(revisit));
                return ExitCode.Done;
            });
    }
}
