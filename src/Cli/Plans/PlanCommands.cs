using System.CommandLine;

namespace ChangliBridge.Cli.Plans;

/// <summary><c>changli plan …</c>: annual plans and their versions.</summary>
internal static class PlanCommands
{
    public static Command Make() => new("plan", "抽查计划 (inspection plans)")
    {
        PlanList.Make(),
        PlanShow.Make(),
        PlanVersions.Make(),
    };
}
