using System.CommandLine;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint …</c>: what the departments of a joint inspection do together.</summary>
internal static class JointCommands
{
    public static Command Make() => new("joint", "联合抽查 (joint inspections)")
    {
        JointListing.Make(),
        JointShow.Make(),
        JointConfirm.Make(),
        JointOverride.Make(),
        JointAnswer.Make(),
        JointSheet.Make(),
        JointNotice.Make(),
    };
}
