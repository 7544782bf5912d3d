using System.CommandLine;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits …</c>: the scan at the door, and what the subject says of the visit.</summary>
internal static class VisitsCommands
{
    public static Command Make() => new("visits", "扫码入企与评价 (entry ids of visits, and their rating)")
    {
        VisitsEnter.Make(),
        VisitsList.Make(),
        VisitsShow.Make(),
        VisitsCode.Make(),
        VisitsRate.Make(),
    };
}
