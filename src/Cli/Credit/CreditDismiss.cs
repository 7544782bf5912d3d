using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit dismiss RECORD</c>.</summary>
internal static class CreditDismiss
{
    public static Command Make()
    {
        var reason = CreditAct.Text("--reason", "理由，存档 (why; kept)");
        return CreditAct.Make(new Command("dismiss", "不予列入 (dismisses a proposed record)"), ResourceName.CreditRecord(), [reason], (credit, parsed, act) =>
            credit.DismissCreditRecordAsync(new V1.DismissCreditRecordRequest { Name = act.Name, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
