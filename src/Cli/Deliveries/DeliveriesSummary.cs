using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries summary</c>: where everything stands, with the one that has waited longest.</summary>
internal static class DeliveriesSummary
{
    private static readonly string[] Columns = ["平台", "状态", "件数", "最早入库", "逾期", "最早一件", "最近问题"];

    public static Command Make() => new Command("summary", "按平台和状态汇总，标出等得最久的一件 (counts by platform and state, with the longest wait)") { OutputFormat.Option }.Calls(RunAsync);

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, CancellationToken ct)
    {
        var summary = await bridge.Deliveries.GetDeliverySummaryAsync(new V1.GetDeliverySummaryRequest(), bridge.Options(ct));
        OutputFormat.Print(parsed, summary, () => Lines.Table(Columns, summary.Lines.Select(line => new[]
        {
            line.Platform, DeliveryText.Label(line.State), $"{line.Count}", InstantText.Of(line.OldestCreateTime), Overdue(line), line.Oldest, line.LastError,
        })));
        return ExitCode.Done;
    }

    private static string Overdue(V1.DeliverySummary.Types.Line line) => line.Overdue.Seconds > 0 ? $"{line.Overdue.ToTimeSpan():d\\.hh\\:mm\\:ss}" : "";
}
