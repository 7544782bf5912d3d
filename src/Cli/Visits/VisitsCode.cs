using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits code VISIT</c>: 评价码, for 县双随机办 to hand to the subject. It is shown here only, and kept in no file.</summary>
internal static class VisitsCode
{
    public static Command Make()
    {
        var visit = ResourceName.Visit();
        return new Command("code", "发放一次性评价码，由县双随机办交给检查对象 (issues the one-time code with which the subject rates the visit)") { visit }.Asks((bridge, parsed, asked) => bridge.Visits.IssueRatingCodeAsync(
            new V1.IssueRatingCodeRequest { Name = parsed.GetRequiredValue(visit), RequestId = asked.RequestId }, asked.Options), issued => Lines.Fields(("扫码入企", issued.Visit), ("评价码", issued.Code)));
    }
}
