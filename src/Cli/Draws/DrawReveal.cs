using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw reveal DRAW</c>: makes the seed and draws.</summary>
internal static class DrawReveal
{
    public static Command Make() => DrawAct.Make("reveal", "揭示种子并抽取 (makes the seed and draws)", [], (draws, _, act) =>
        draws.RevealDrawAsync(new V1.RevealDrawRequest { Name = act.Draw, RequestId = act.RequestId }, act.Options));
}
