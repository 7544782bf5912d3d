using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit confirm RECORD</c>.</summary>
internal static class CreditConfirm
{
    public static Command Make() => CreditAct.Make(new Command("confirm", "确认列入并公示 (lists and discloses a proposed record)"), ResourceName.CreditRecord(), [], (credit, _, act) =>
        credit.ConfirmCreditRecordAsync(new V1.ConfirmCreditRecordRequest { Name = act.Name, RequestId = act.RequestId }, act.Options));
}
