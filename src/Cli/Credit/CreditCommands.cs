using System.CommandLine;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit …</c>: 信用记录, from the proposal to the repair.</summary>
internal static class CreditCommands
{
    public static Command Make() => new("credit", "信用记录、信用修复与联合惩戒 (credit records, their repair, joint punishment)")
    {
        CreditList.Make(),
        CreditShow.Make(),
        CreditPropose.Make(),
        CreditConfirm.Make(),
        CreditDismiss.Make(),
        CreditApplyRepair.Make(),
        CreditDecideRepair.Make(),
        CreditNotify.Make(),
        CreditMeasure.Make(),
        CreditNotices.Make(),
    };
}
