using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups accept FOLLOWUP</c>.</summary>
internal static class FollowUpsAccept
{
    public static Command Make()
    {
        var receipt = new Option<string>("--receipt") { Description = "回执号；移送和移送司法必填 (number of the receipt of the body it went to)", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        return FollowUpAct.Make(new Command("accept", "接收转办，或登记移送回执 (accepts what was reassigned, or enters the receipt of a transfer)"), ResourceName.FollowUp(), [receipt], (steps, parsed, act) =>
            steps.AcceptFollowUpAsync(new V1.AcceptFollowUpRequest { Name = act.Name, Receipt = parsed.GetValue(receipt)!, RequestId = act.RequestId }, act.Options));
    }
}
