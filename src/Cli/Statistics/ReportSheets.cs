using ChangliBridge.Cli.Printing;
using ChangliBridge.Cli.Sheets;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Statistics;

/// <summary>The tables of a report (报表), with the columns that officials use. Codes and words are text; what is added up is a number.</summary>
internal static class ReportSheets
{
    public static readonly IReadOnlyList<string> Names = ["plan", "results", "period", "year", "trend"];

    private static readonly string[] PlanColumns =
    [
        "序号", "检查主体", "年度计划名称", "检查内容", "计划开展时间", "股室", "抽查比例", "抽查频次", "抽查数量",
        "计划编号", "任务名称", "抽查类型", "事项类别", "对象范围", "抽查基数", "目标户数", "信用风险分类要求", "抽查模式", "检查方式", "执行情况", "备注",
    ];

    private static readonly string[] ResultColumns =
        ["序号", "检查主体", "任务名称", "抽查数量", "不予检查户数", "已检查户数", "未发现问题户数", "发现问题户数", "无法联系户数", "已公示户数", "已处理户数", "执行情况"];

    private static readonly string[] IndicatorColumns = ["指标", "名称", "分组", "分子", "分母", "数值", "目标", "完成时限", "达标", "口径", "目标依据", "预警"];

    /// <param name="report">The report.</param>
    /// <param name="name">One of <see cref="Names"/> for that table alone.</param>
    public static IReadOnlyList<Sheet> Of(V1.Report report, string? name) => name switch
    {
        "plan" => [new("抽查计划执行", PlanColumns, report.ReportRows.Select(PlanRow))],
        "results" => [new("检查结果", ResultColumns, [.. report.ReportRows.Select(ResultRow), Total(report)])],
        "period" => [new("本期指标", IndicatorColumns, report.Indicators.Select(IndicatorRow))],
        "year" => [new("本年指标", IndicatorColumns, report.YearToDate.Select(IndicatorRow))],
        "trend" => [new("逐月趋势", IndicatorColumns, report.Trend.Select(IndicatorRow))],
        _ => [.. Names.SelectMany(one => Of(report, one))],
    };

    private static object?[] PlanRow(V1.ReportRow row) =>
    [
        row.Number, row.InspectingBodies, row.PlanTitle, row.Content, $"{DayText.Of(row.StartDate)}至{DayText.Of(row.EndDate)}", row.Office, row.Rate, row.Frequency, row.Drawn,
        row.PlanNumber, row.Title, row.DrawType, row.ItemCategories, row.Scope, row.FrameSize, row.StatedTotal == 0 ? null : row.StatedTotal, row.GradeTerms, row.DrawMode, row.CheckMethods, row.Progress,
        row.StatedTotal > 0 && row.Drawn > 0 && row.StatedTotal != row.Drawn ? $"计划{row.StatedTotal}户，实抽{row.Drawn}户" : "",
    ];

    private static object?[] ResultRow(V1.ReportRow row) =>
        [row.Number, row.InspectingBodies, row.Title, row.Drawn, row.TakenOff, row.Checked, row.InOrder, row.Problems, row.Unreachable, row.Disclosed, row.Handled, row.Progress];

    private static object?[] Total(V1.Report report)
    {
        var rows = report.ReportRows;
        return ["合计", "", "", rows.Sum(row => row.Drawn), rows.Sum(row => row.TakenOff), rows.Sum(row => row.Checked), rows.Sum(row => row.InOrder), rows.Sum(row => row.Problems), rows.Sum(row => row.Unreachable), rows.Sum(row => row.Disclosed), rows.Sum(row => row.Handled), ""];
    }

    private static object?[] IndicatorRow(V1.Indicator row) =>
    [
        row.Indicator_, row.Title, row.Group, row.Numerator, row.Denominator, row.Share, row.Goal == "-" ? "" : $"≥{row.Goal}", DayText.Of(row.GoalDate), row.Goal == "-" ? "" : row.Met ? "是" : "否",
        row.Definition, row.GoalSource, row.Forecast is { Misses: true } then ? $"预计{then.Share}，将达不到目标。{then.Method}" : "",
    ];
}
