using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary>扫码入企 in words.</summary>
internal static class VisitText
{
    public static int Print(ParseResult parsed, V1.Visit visit)
    {
        OutputFormat.Print(parsed, visit, () => Print(visit));
        return ExitCode.Done;
    }

    public static void Print(V1.Visit visit) => Lines.Fields(
        ("扫码入企", visit.Name),
        ("入企编号", visit.EntryId),
        ("登记人", visit.RecordedBy),
        ("登记时间", InstantText.Of(visit.EnterTime)),
        ("评价", visit.Score == 0 ? "尚无" : $"{visit.Score}分"),
        ("评语", visit.Comment),
        ("评价时间", InstantText.Of(visit.RateTime)));
}
