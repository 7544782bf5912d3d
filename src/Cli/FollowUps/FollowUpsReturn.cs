using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups return FOLLOWUP</c>.</summary>
internal static class FollowUpsReturn
{
    public static Command Make()
    {
        var reason = FollowUpAct.Text("--reason", "退回理由，存档 (why; kept)");
        return FollowUpAct.Make(new Command("return", "退回转办或移送 (returns what was reassigned or transferred)"), ResourceName.FollowUp(), [reason], (steps, parsed, act) =>
            steps.ReturnFollowUpAsync(new V1.ReturnFollowUpRequest { Name = act.Name, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
