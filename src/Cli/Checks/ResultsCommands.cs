using System.CommandLine;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results …</c>: 检查结果 and their 历次结果.</summary>
internal static class ResultsCommands
{
    public static Command Make() => new("results", "检查结果 (inspection results)")
    {
        ResultsList.Make(),
        ResultsRevisions.Make(),
    };
}
