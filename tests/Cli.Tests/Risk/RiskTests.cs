using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Risk;

/// <summary><c>changli risk warnings|ack</c>.</summary>
public sealed class RiskTests
{
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
