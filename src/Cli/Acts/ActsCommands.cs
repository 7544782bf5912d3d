using System.CommandLine;

namespace ChangliBridge.Cli.Acts;

/// <summary><c>changli acts …</c>: 监管行为 records.</summary>
internal static class ActsCommands
{
    public static Command Make() => new("acts", "监管行为记录 (checks as reported to 互联网+监管)")
    {
        ActsList.Make(),
        ActsRelease.Make(),
    };
}
