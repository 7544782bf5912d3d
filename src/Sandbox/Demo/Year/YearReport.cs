using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>年报 as a spreadsheet, written by the office's own <c>changli</c>.</summary>
internal sealed class YearReport(DemoStage stage, ChangliDesk changli, YearFigures figures)
{
    private const string FileName = "report.xlsx";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        stage.Narrator.Step("年终：年报");
        var path = stage.Work.TablePath(FileName);
        var report = await changli.AskAsync<Report>(Official.Supervisor, ["report", "yearly", $"{CountyYear.Number}", "--file", path], cancellationToken);
        (figures.Report, figures.ReportRows) = (FileName, report.ReportRows.Count);
        var rows = report.ReportRows;
        new YearDiary(stage).Tell(
            Official.TitleOf(Official.Supervisor.Department),
            $"导出《{report.Title}》{path}",
            $"{rows.Count} 个批次，抽中 {rows.Sum(row => row.Drawn)} 户，不予检查 {rows.Sum(row => row.TakenOff)} 户，已检查 {rows.Sum(row => row.Checked)} 户，发现问题 {rows.Sum(row => row.Problems)} 户，已公示 {rows.Sum(row => row.Disclosed)} 户");
    }
}
