using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw replace DRAW TARGET INSPECTOR</c>: the next card of the department's deck takes the seat.</summary>
internal static class DrawReplace
{
    public static Command Make()
    {
        var (target, inspector, reason) = (ResourceName.Target(), ResourceName.Inspector(), DrawAct.Reason());
        return DrawAct.Make("replace", "更换执法检查人员，由牌序下一人接替 (replaces an inspector by the next of the deck)", [target, inspector, reason], (draws, parsed, act) =>
            draws.ReplaceInspectorAsync(
                new V1.ReplaceInspectorRequest
                {
                    Name = act.Draw,
                    Target = parsed.GetRequiredValue(target),
                    Inspector = parsed.GetRequiredValue(inspector),
                    Reason = parsed.GetRequiredValue(reason),
                    RequestId = act.RequestId,
                },
                act.Options));
    }
}
