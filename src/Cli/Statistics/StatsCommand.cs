using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Statistics;

/// <summary><c>changli stats</c>: the county's indicators with their definitions, by group where asked for, and down to their rows.</summary>
internal static class StatsCommand
{
    private static readonly string[] Columns = ["指标", "名称", "分组", "分子", "分母", "数值", "目标", "达标", "口径", "目标依据", "预警"];
    private static readonly string[] RowColumns = ["资源", "名称", "计入分子"];

    private static readonly Dictionary<string, V1.Grouping> Groupings = new()
    {
        ["department"] = V1.Grouping.Department,
        ["month"] = V1.Grouping.Month,
        ["quarter"] = V1.Grouping.Quarter,
        ["field"] = V1.Grouping.Field,
        ["tag"] = V1.Grouping.Tag,
    };

    private static readonly Dictionary<string, V1.ListIndicatorRowsRequest.Types.Side> Sides = new()
    {
        ["both"] = V1.ListIndicatorRowsRequest.Types.Side.Unspecified,
        ["counted"] = V1.ListIndicatorRowsRequest.Types.Side.Counted,
        ["missing"] = V1.ListIndicatorRowsRequest.Types.Side.NotCounted,
    };

    public static Command Make()
    {
        var (options, by) = (new StatisticsOptions(), new Option<string?>("--by") { Description = "分组：部门、月、季、领域、标注 (group by)" });
        var (rows, side) = (new Option<string?>("--rows") { Description = "列出某指标的明细 (list the rows of an indicator)", HelpName = "INDICATOR" }, new Option<string>("--side") { Description = "明细：全部、计入分子的、未计入的 (which rows)", DefaultValueFactory = _ => "both" });
        by.AcceptOnlyFromAmong([.. Groupings.Keys]);
        side.AcceptOnlyFromAmong([.. Sides.Keys]);
        var command = new Command("stats", "考核指标：分子、分母、口径、目标，可分组、可列明细 (the county's indicators)") { by, rows, side, OutputFormat.Option };
        options.AddTo(command);
        return command.Calls((bridge, parsed, ct) => parsed.GetValue(rows) is { } indicator
            ? RowsAsync(bridge, parsed, new V1.ListIndicatorRowsRequest { Indicator = indicator, Year = options.Year(parsed), Filter = options.Filter(parsed), Side = Sides[parsed.GetValue(side)!], PageSize = Pages.Size }, ct)
            : FiguresAsync(bridge, parsed, new V1.GetIndicatorsRequest { Year = options.Year(parsed), Filter = options.Filter(parsed), GroupBy = parsed.GetValue(by) is { } grouping ? Groupings[grouping] : V1.Grouping.Unspecified }, ct));
    }

    private static async Task<int> FiguresAsync(Bridge bridge, ParseResult parsed, V1.GetIndicatorsRequest request, CancellationToken ct)
    {
        var answer = await bridge.Statistics.GetIndicatorsAsync(request, bridge.Options(ct));
        OutputFormat.Print(parsed, answer, () =>
        {
            Lines.Fields(("统计期", $"{DayText.Of(answer.FromDate)} 至 {DayText.Of(answer.ToDate)}"));
            Lines.Table(Columns, answer.Indicators.Select(row => new[]
            {
                row.Indicator_, row.Title, row.Group, $"{row.Numerator}", $"{row.Denominator}", row.Share, Goal(row), row.Goal == "-" ? "" : row.Met ? "是" : "否", row.Definition, row.GoalSource, Warning(row),
            }));
        });
        return ExitCode.Done;
    }

    private static async Task<int> RowsAsync(Bridge bridge, ParseResult parsed, V1.ListIndicatorRowsRequest request, CancellationToken ct)
    {
        var rows = await Pages.AllAsync<V1.IndicatorRow>(async token =>
        {
            request.PageToken = token;
            var page = await bridge.Statistics.ListIndicatorRowsAsync(request, bridge.Options(ct));
            return (page.IndicatorRows, page.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListIndicatorRowsResponse { IndicatorRows = { rows } }, () => Lines.Table(RowColumns, rows.Select(row => new[] { row.Name, row.Title, $"{row.Counted}" })));
        return ExitCode.Done;
    }

    private static string Warning(V1.Indicator row) => row.Forecast is { Misses: true } then ? $"预计 {then.Numerator}/{then.Denominator}（{then.Share}），将达不到目标。{then.Method}" : "";

    private static string Goal(V1.Indicator row) => row.Goal == "-" ? "" : $"≥{row.Goal}（{DayText.Of(row.GoalDate)}前）";
}
