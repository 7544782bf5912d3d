using System.CommandLine;

namespace ChangliBridge.Cli.Burden;

/// <summary><c>changli burden …</c>: what a draw adds to its enterprises, and the approval of its checks.</summary>
internal static class BurdenCommands
{
    public static Command Make() => new("burden", "入企负担：本年检查、频次上限、合并与审批 (checks of the year, the cap, merging and approval)")
    {
        BurdenShow.Make(),
        BurdenApprove.Make(),
        BurdenRecord.Make(),
    };
}
