using System.CommandLine;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit …</c>: 信用记录, from the proposal to the repair.</summary>
internal static class CreditCommands
{
    public static Command Make() => new("credit", "信用记录与信用修复 (credit records and their repair)")
    {
        CreditList.Make(),
        CreditShow.Make(),
        CreditPropose.Make(),
        CreditConfirm.Make(),
        CreditDismiss.Make(),
        CreditApplyRepair.Make(),
        CreditDecideRepair.Make(),
    };
}
