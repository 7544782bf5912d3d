using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Statistics;

/// <summary><c>changli stats</c>.</summary>
public sealed class StatsTests
{
    [Fact]
    public async Task Every_figure_stands_with_its_parts_its_goal_and_its_definition()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);

        var text = (await changli.RunAsync("stats", "--year", "2023")).Done().Output;

        Assert.Contains("统计期：2023-01-01 至 2023-12-31", text);
        Assert.Contains("joint-share-by-task\t部门联合抽查占比（按任务）\t\t37\t725\t5.1%\t≥25%（2023-12-20前）\t否\t联合的 ÷ 全部。\t县实施方案二（二）\t预计 40/730（5.5%），将达不到目标。按计划余下批次。", text);
        Assert.Contains("visits-per-target\t户均检查次数\t2023-11\t6\t5\t1.2\t\t\t户次 ÷ 户数。", text);
        Assert.Equal(2023, Assert.IsType<V1.GetIndicatorsRequest>(bridge.Statistics.Asked[0]).Year);
    }

    [Fact]
    public async Task Filters_and_groups_are_passed_on()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);

        var json = JsonNode.Parse((await changli.RunAsync(
            "stats", "--from", "2023-04-01", "--to", "2023-06-30", "--department", "mzj", "--tag", "清真", "--field", "民族宗教", "--task", "inspectionPlans/p", "--by", "month", "--output", "json")).Done().Output)!;

        Assert.Equal(("5.1%", "37"), ((string)json["indicators"]![0]!["share"]!, (string)json["indicators"]![0]!["numerator"]!));
        var asked = Assert.IsType<V1.GetIndicatorsRequest>(bridge.Statistics.Asked[0]);
        Assert.Equal((0, V1.Grouping.Month, "departments/mzj", "清真", "民族宗教", "inspectionPlans/p"), (asked.Year, asked.GroupBy, asked.Filter.Department, asked.Filter.Tag, asked.Filter.Field, asked.Filter.Task));
        Assert.Equal((2023, 4, 1, 2023, 6, 30), (asked.Filter.FromDate.Year, asked.Filter.FromDate.Month, asked.Filter.FromDate.Day, asked.Filter.ToDate.Year, asked.Filter.ToDate.Month, asked.Filter.ToDate.Day));
    }

    [Fact]
    public async Task The_rows_of_an_indicator_are_read_to_their_end()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);

        var text = (await changli.RunAsync("stats", "--rows", "completion-by-target", "--side", "missing")).Done().Output;

        Assert.Contains("inspectionTasks/t-2\t昌黎某食品店\t1", text);
        var asked = Assert.IsType<V1.ListIndicatorRowsRequest>(bridge.Statistics.Asked[0]);
        Assert.Equal(("completion-by-target", V1.ListIndicatorRowsRequest.Types.Side.NotCounted), (asked.Indicator, asked.Side));
        Assert.Equal(2, bridge.Statistics.Asked.Count);
    }

    [Theory]
    [InlineData("--from", "2023-13-01")]
    [InlineData("--by", "week")]
    public async Task What_cannot_be_read_is_wrong_use(string option, string value)
    {
        using var changli = new Changli();
        (await changli.RunAsync("stats", option, value)).Ended(64, value);
    }
}
