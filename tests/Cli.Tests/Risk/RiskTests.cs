using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Risk;

/// <summary><c>changli risk …</c>.</summary>
public sealed class RiskTests
{
    [Fact]
    public async Task Grades_are_listed_to_the_last_page_with_index_month_and_scheme()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        const string Row = "inspectionTargets/ent-1\tD\t41.5\t2023-06\thebei-abcd\t2023-06-01 10:00:00 +08:00\n";
        Assert.Equal($"对象\t等级\t指数\t月份\t等级方案\t变更时间\n{Row}{Row}", (await changli.RunAsync("risk", "grades", "--grade", "D")).Done().Output);
        Assert.Equal([("D", ""), ("D", "ent-1")], bridge.Risk.Requests.Cast<ListGradesRequest>().Select(asked => (asked.Grade, asked.PageToken)));
        var json = JsonNode.Parse((await changli.RunAsync("risk", "grades", "--output", "json")).Done().Output)!;
        Assert.Equal(["41.5", "41.5"], json["grades"]!.AsArray().Select(grade => (string)grade!["index"]!));
        Assert.Equal(2, (int)json["totalSize"]!);
    }

    [Theory]
    [InlineData("ent-1")]
    [InlineData("inspectionTargets/ent-1")]
    public async Task The_history_of_a_target_tells_until_when_each_grade_was_in_force(string target)
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var lines = (await changli.RunAsync("risk", "history", target)).Done().Output.Split('\n');
        Assert.EndsWith("\t替换时间\t替换它的同步", lines[0]);
        Assert.EndsWith("\tD\t41.5\t2023-06\thebei-abcd\t2023-06-01 10:00:00 +08:00\t\t", lines[1]);
        Assert.EndsWith("\tA\t\t2023-05\thebei-abcd\t2023-06-01 10:00:00 +08:00\t2023-06-01 10:00:00 +08:00\tsyncRuns/9", lines[2]);
        Assert.Equal("inspectionTargets/ent-1/gradeHistory", Assert.IsType<GetGradeHistoryRequest>(Assert.Single(bridge.Risk.Requests)).Name);
        Assert.Equal("A", (string)JsonNode.Parse((await changli.RunAsync("risk", "history", target, "--output", "json")).Done().Output)!["grades"]![1]!["grade"]!);
    }

    [Fact]
    public async Task A_history_is_of_one_target()
    {
        using var changli = new Changli();
        (await changli.RunAsync("risk", "history", "inspectionTargets/ent-1/gradeHistory")).Ended(64, "不是 TARGET 的写法", "inspectionTargets/编号");
    }

    [Fact]
    public async Task Warnings_are_listed_to_the_last_page_with_rule_source_and_advice()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        Assert.Contains("A→D\t20→41.5\t\tto-highest\tlocal\t纳入最近批次。", (await changli.RunAsync("risk", "warnings", "--all", "--grade", "D", "--index-only")).Done().Output);
        var asked = Assert.IsType<ListEarlyWarningsRequest>(bridge.Risk.Requests[0]);
        Assert.Equal((true, "D", true), (asked.ShowAcknowledged, asked.Grade, asked.GradeUnchanged));
        Assert.Equal("2", ((ListEarlyWarningsRequest)bridge.Risk.Requests[1]).PageToken);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("risk", "warnings", "--output", "json")).Done().Output)!["earlyWarnings"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_warning_is_answered_with_a_batch_or_a_reason()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        Assert.Contains("批次：inspectionPlans/2023-halal halal-food", (await changli.RunAsync("risk", "ack", "5", "--disposal", "included", "--batch", "2023-halal/halal-food")).Done().Output);
        var asked = Assert.IsType<AcknowledgeWarningRequest>(Assert.Single(bridge.Risk.Requests));
        Assert.Equal(("earlyWarnings/5", "inspectionPlans/2023-halal", "halal-food"), (asked.Name, asked.Plan, asked.BatchId));
        Assert.Contains("处置：不作处置", (await changli.RunAsync("risk", "ack", "earlyWarnings/5", "--disposal", "none", "--reason", "已注销")).Done().Output);
        Assert.Equal(64, (await changli.RunAsync("risk", "ack", "5", "--disposal", "later")).ExitCode);
    }

    [Fact]
    public async Task Rates_are_suggested_with_numbers_reasons_and_what_to_look_at()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var output = (await changli.RunAsync("risk", "rates", "2023-halal", "--batch", "halal-food")).Done().Output;
        Assert.All(["建议共抽：7", "D\tD\t5\t30%\t80.5%\t4\t61%–100%\t\t1/2\t有依据。", "提示：达不到80%"], part => Assert.Contains(part, output));
        var asked = Assert.IsType<SuggestRatesRequest>(Assert.Single(bridge.Risk.Requests));
        Assert.Equal(("inspectionPlans/2023-halal", "halal-food"), (asked.Parent, asked.BatchId));
        Assert.Equal("80.5%", (string)JsonNode.Parse((await changli.RunAsync("risk", "rates", "2023-halal", "--batch", "halal-food", "--output", "json")).Done().Output)!["strata"]![0]!["suggestedTake"]!);
    }
}
