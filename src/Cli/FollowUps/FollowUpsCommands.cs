using System.CommandLine;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups …</c>: 后续处置, from a problem found to its end.</summary>
internal static class FollowUpsCommands
{
    public static Command Make() => new("followups", "后续处置 (what becomes of problems found)")
    {
        FollowUpsList.Make(),
        FollowUpsShow.Make(),
        FollowUpsOpen.Make(),
        FollowUpsApprove.Make(),
        FollowUpsAccept.Make(),
        FollowUpsRecheck.Make(),
        FollowUpsReturn.Make(),
        FollowUpsClose.Make(),
    };
}
