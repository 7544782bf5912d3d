using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw confirm DRAW</c>: makes its tasks.</summary>
internal static class DrawConfirm
{
    public static Command Make() => DrawAct.Make("confirm", "确认抽取，生成抽查任务 (confirms a draw; its tasks are made)", [], (draws, _, act) =>
        draws.ConfirmDrawAsync(new V1.ConfirmDrawRequest { Name = act.Draw, RequestId = act.RequestId }, act.Options));
}
