using System.CommandLine;

namespace ChangliBridge.Cli.Risk;

/// <summary><c>changli risk …</c>: differentiated supervision.</summary>
internal static class RiskCommands
{
    public static Command Make() => new("risk", "差异化监管：等级、预警与比例建议 (differentiated supervision: grades, warnings, suggested rates)")
    {
        RiskGrades.Make(),
        RiskHistory.Make(),
        RiskWarnings.Make(),
        RiskAck.Make(),
        RiskRates.Make(),
    };
}
