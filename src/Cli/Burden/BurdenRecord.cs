using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Burden;

/// <summary><c>changli burden record TARGET --kind KIND --on DAY --number TEXT</c>: 双随机以外的检查.</summary>
internal static class BurdenRecord
{
    public static Command Make()
    {
        var (target, kind, on, number) = (ResourceName.Target(), BurdenText.Kind(), DayText.Option("--on", "检查日期 (day of the check)"), BurdenText.Number());
        kind.Required = true;
        on.Required = true;
        return new Command("record", "登记双随机以外的检查，计入入企负担 (records a check that did not come from a draw, so that it counts)") { target, kind, on, number }.Asks((bridge, parsed, asked) => bridge.Burden.RecordOtherCheckAsync(
            new V1.RecordOtherCheckRequest
            {
                Target = parsed.GetRequiredValue(target),
                Kind = BurdenText.Kinds[parsed.GetRequiredValue(kind)],
                CheckDate = DayText.Parse(parsed.GetRequiredValue(on)),
                ApprovalNumber = parsed.GetRequiredValue(number),
                RequestId = asked.RequestId,
            },
            asked.Options), BurdenText.Print);
    }
}
