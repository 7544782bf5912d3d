using System.CommandLine;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit …</c>: a second office goes again to finished inspections. Drawing them is <c>changli draw …</c>.</summary>
internal static class RevisitCommands
{
    public static Command Make() => new("revisit", "回访 (revisits of finished inspections by a second office)")
    {
        RevisitPlan.Make(),
        RevisitList.Make(),
        RevisitShow.Make(),
        RevisitSubmit.Make(),
        RevisitReview.Make(),
        RevisitReturn.Make(),
        RevisitEffect.Make(),
    };
}
