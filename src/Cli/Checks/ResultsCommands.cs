using System.CommandLine;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results …</c>: 检查结果 from draft to disclosure, their 历次结果 and 附件.</summary>
internal static class ResultsCommands
{
    public static Command Make() => new("results", "检查结果 (inspection results)")
    {
        ResultsList.Make(),
        ResultsShow.Make(),
        ResultsRevisions.Make(),
        ResultsDraft.Make(),
        ResultsSubmit.Make(),
        ResultsReview.Make(),
        ResultsReturn.Make(),
        ResultsDisclose.Make(),
        ResultsAmend.Make(),
        ResultsHandle.Make(),
        ResultsAttachments.Make(),
        ResultsAttach.Make(),
        ResultsDetach.Make(),
    };
}
