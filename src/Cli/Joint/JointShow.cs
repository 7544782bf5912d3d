using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint show DRAW</c>.</summary>
internal static class JointShow
{
    public static Command Make()
    {
        var draw = ResourceName.Draw();
        return new Command("show", "显示一次抽取的名单确认 (shows the confirmation of a drawn list)") { draw, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
            JointText.Print(parsed, await bridge.Joint.GetJointListAsync(new V1.GetJointListRequest { Draw = parsed.GetRequiredValue(draw) }, bridge.Options(ct))));
    }
}
