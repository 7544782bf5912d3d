using System.CommandLine;
using ChangliBridge.Cli.Draws.Contributing;
using ChangliBridge.Cli.Draws.Verifying;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw …</c>: every act of a draw, and what anyone can check without a server.</summary>
internal static class DrawCommands
{
    public static Command Make() => new("draw", "抽取 (draws)")
    {
        DrawList.Make(),
        DrawShow.Make(),
        DrawPreview.Make(),
        DrawFreeze.Make(),
        DrawCountersign.Make(),
        DrawContribute.Make(),
        DrawReveal.Make(),
        DrawReplace.Make(),
        DrawConfirm.Make(),
        DrawVoid.Make(),
        DrawApproveRedraw.Make(),
        DrawAssignments.Make(),
        DrawBundle.Make(),
        DrawEntry.Make(),
        DrawEscrowOpen.Make(),
        DrawVerify.Make(),
        DrawCompute.Make(),
    };
}
