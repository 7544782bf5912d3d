using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw void DRAW</c>: the draw stays, with the reason.</summary>
internal static class DrawVoid
{
    public static Command Make()
    {
        var reason = DrawAct.Reason();
        return DrawAct.Make("void", "作废抽取，连同理由存档 (voids a draw; it is kept with the reason)", [reason], (draws, parsed, act) =>
            draws.VoidDrawAsync(new V1.VoidDrawRequest { Name = act.Draw, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
