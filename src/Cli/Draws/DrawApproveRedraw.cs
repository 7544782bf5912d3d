using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw approve-redraw DRAW</c>: the batch of an unopened draw may be drawn again.</summary>
internal static class DrawApproveRedraw
{
    public static Command Make()
    {
        var reason = DrawAct.Reason();
        return DrawAct.Make("approve-redraw", "批准逾期未公开的抽取重抽 (lets the batch of an unopened draw be drawn again)", [reason], (draws, parsed, act) =>
            draws.ApproveRedrawAsync(new V1.ApproveRedrawRequest { Name = act.Draw, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
