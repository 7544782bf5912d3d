using System.CommandLine;
using ChangliBridge.Cli.Printing;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw show DRAW</c>.</summary>
internal static class DrawShow
{
    public static Command Make()
    {
        var draw = ResourceName.Draw();
        return new Command("show", "显示一次抽取 (shows a draw)") { draw, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) => DrawAct.Print(parsed, await bridge.GetDrawAsync(parsed.GetRequiredValue(draw), ct)));
    }
}
