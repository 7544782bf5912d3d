using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using MiniExcelLibs;

namespace ChangliBridge.Cli.Tests.Statistics;

/// <summary><c>changli report …</c>.</summary>
public sealed class ReportTests
{
    private static readonly string[] OfficialColumns = ["序号", "检查主体", "年度计划名称", "检查内容", "计划开展时间", "股室", "抽查比例", "抽查频次", "抽查数量"];

    [Fact]
    public async Task The_spreadsheet_has_the_columns_that_officials_use()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var path = changli.PathOf("月报.xlsx");

        Assert.Contains("文件：", (await changli.RunAsync("report", "monthly", "2023-11", "--department", "mzj", "--file", path)).Done().Output);

        Assert.Equal((2023, 11, "departments/mzj"), (bridge.Reports.Asked[0].Year, bridge.Reports.Asked[0].Month, bridge.Reports.Asked[0].Department));
        Assert.Equal(["抽查计划执行", "检查结果", "本期指标", "本年指标", "逐月趋势"], MiniExcel.GetSheetNames(path));
        var plan = Rows(path, "抽查计划执行");
        Assert.Equal(OfficialColumns, plan[0].Take(OfficialColumns.Length));
        Assert.Equal(["1", "昌黎县民族宗教事务局、昌黎县市场监督管理局", "2023年清真食品领域跨部门联合抽查工作计划", "=清真标志；登记事项", "2023-11-06至2023-11-10", "", "总体 5%；A 0.5%", "", "4"], plan[1].Take(OfficialColumns.Length));
        Assert.Equal("计划5户，实抽4户", plan[1][^1]);
        Assert.Equal(["合计", "", "", "4", "0", "3", "2", "1", "1", "1", "0", ""], Rows(path, "检查结果")[^1]);
        Assert.Equal("5.1%", Rows(path, "本期指标")[1][5]);
    }

    [Fact]
    public async Task A_report_is_read_as_data_and_as_text()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);

        var json = JsonNode.Parse((await changli.RunAsync("report", "yearly", "2023", "--output", "json")).Done().Output)!;
        var text = (await changli.RunAsync("report", "yearly", "2023")).Done().Output;

        Assert.Equal((2023, 0), (bridge.Reports.Asked[0].Year, bridge.Reports.Asked[0].Month));
        Assert.Equal(4, (int)json["reportRows"]![0]!["drawn"]!);
        Assert.Contains("报表：昌黎县2023年11月", text);
        Assert.Contains("joint-share-by-task\t部门联合抽查占比\t\t37\t725\t5.1%\t≥25%\t\t否\t联合的 ÷ 全部。", text);
    }

    [Fact]
    public async Task One_table_is_written_as_csv_with_its_mark_and_without_formulas()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var path = changli.PathOf("月报.csv");

        (await changli.RunAsync("report", "monthly", "2023-11", "--table", "plan", "--file", path)).Done();

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");
        Assert.StartsWith("序号,检查主体,年度计划名称", lines[0]);
        Assert.Contains(",'=清真标志；登记事项,", lines[1]);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone_and_what_cannot_be_read_is_wrong_use()
    {
        using var changli = new Changli();
        var path = changli.Write("年报.xlsx", "x");
        (await changli.RunAsync("report", "yearly", "2023", "--file", path)).Ended(2, "已存在");
        (await changli.RunAsync("report", "yearly", "2023", "--file", changli.PathOf("年报.csv"))).Ended(64, ".csv");
        (await changli.RunAsync("report", "monthly", "2023-13")).Ended(64, "2023-13");
    }

    private static List<string[]> Rows(string path, string sheet) =>
        [.. MiniExcel.Query(path, sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(value => $"{value}").ToArray())];
}
