using System.Text.Json;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>The end of the year: every indicator with a goal, met or with the reason why not, and the province's own count.</summary>
internal sealed class YearEnd(DemoStage stage)
{
    private static readonly JsonSerializerOptions Line = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Whether the province holds every result once; the line of JSON tells how many goals were met.</summary>
    public async Task<(bool Whole, string Line)> RunAsync(int results, YearFigures figures, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("年终：考核指标");
        var request = new GetIndicatorsRequest { Year = CountyYear.Number };
        var answer = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Statistics.GetIndicatorsAsync(request, options), cancellationToken);
        stage.Narrator.Table(
            ["指标", "分子/分母", "占比", "目标", "达标", "口径"],
            answer.Indicators.Select(row => new[] { row.Title, $"{row.Numerator}/{row.Denominator}", row.Share, row.Goal, row.Goal == "-" ? "" : row.Met ? "是" : "否", row.Definition }));
        var goals = answer.Indicators.Where(row => row.Goal != "-").ToList();
        foreach (var missed in goals.Where(row => !row.Met))
            await ExplainAsync(missed, cancellationToken);
        var ledger = await stage.Desk.LedgerAsync(cancellationToken);
        var accepted = (await stage.Desk.EntriesAsync("result", cancellationToken)).DistinctBy(entry => entry.BusinessKey).Count();
        figures.TakenOffAccepted = [.. (await stage.Desk.EntriesAsync("taken-off", cancellationToken)).Select(entry => entry.Accepted)];
        stage.Narrator.Step("小结");
        stage.Narrator.Say($"全年检查结果 {results} 份，省平台账上 {accepted} 份，重复 {ledger.Duplicates} 份，因名单异议不予检查的记录 {figures.TakenOffAccepted.Count} 件；有目标的指标 {goals.Count} 项，达标 {goals.Count(row => row.Met)} 项");
        return (results > 0 && accepted == results && ledger.Duplicates == 0,
            JsonSerializer.Serialize(new { results, accepted_by_province = accepted, duplicates = ledger.Duplicates, goals = goals.Count, met = goals.Count(row => row.Met), missed = goals.Where(row => !row.Met).Select(row => row.Indicator_), acts = figures }, Line));
    }

    // What is missing, by name: the rows below the line that do not count above it.
    private async Task ExplainAsync(Indicator missed, CancellationToken cancellationToken)
    {
        var request = new ListIndicatorRowsRequest { Indicator = missed.Indicator_, Year = CountyYear.Number, Side = ListIndicatorRowsRequest.Types.Side.NotCounted, PageSize = 3 };
        var rows = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Statistics.ListIndicatorRowsAsync(request, options), cancellationToken);
        stage.Narrator.Warn($"未达标：{missed.Title} {missed.Share}（目标 {missed.Goal}）。未计入的如 {string.Join("、", rows.IndicatorRows.Select(row => row.Title.Length > 0 ? row.Title : row.Name))}");
    }
}
