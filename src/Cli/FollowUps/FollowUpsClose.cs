using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups close FOLLOWUP</c>.</summary>
internal static class FollowUpsClose
{
    public static Command Make()
    {
        var outcome = FollowUpAct.Text("--outcome", "办结情况，不含个人信息 (how it ended; no personal data)");
        return FollowUpAct.Make(new Command("close", "办结 (closes a step)"), ResourceName.FollowUp(), [outcome], (steps, parsed, act) =>
            steps.CloseFollowUpAsync(new V1.CloseFollowUpRequest { Name = act.Name, Outcome = parsed.GetRequiredValue(outcome), RequestId = act.RequestId }, act.Options));
    }
}
