using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;

namespace ChangliBridge.Cli.Tests.Plans;

/// <summary><c>changli plan list|show|versions</c>.</summary>
public sealed class PlanTests
{
    [Fact]
    public async Task Plans_are_listed_to_the_last_page_with_their_version_and_mark()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var output = (await changli.RunAsync("plan", "list")).Done().Output;
        Assert.Equal(2, output.Split('\n').Count(line => line.Contains("inspectionPlans/2023-halal\t2023年联合抽查工作计划（临时任务）\t2023\tdepartments/mzj\t2\t已公示\t第3版\t1", StringComparison.Ordinal)));
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("plan", "list", "--output", "json")).Done().Output)!["inspectionPlans"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_plan_is_shown_as_its_table_with_what_does_not_fit()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var output = (await changli.RunAsync("plan", "show", "2023-halal")).Done().Output;
        foreach (var part in new[] { "调整理由：延长时间", "临时任务批准：9号 局务会：举报集中", "实施方案：实施方案（documents/aa）", "ads\t003\t广告\t2023-11-06至2023-11-10", "县抽县查", "提示：计划写明共5户" })
            Assert.Contains(part, output);
        Assert.Equal(0, bridge.Plans.Asked);
        Assert.Equal("STATE_REPLACED", (string)JsonNode.Parse((await changli.RunAsync("plan", "show", "2023-halal", "--version", "1", "--output", "json")).Done().Output)!["state"]!);
        Assert.Equal(1, bridge.Plans.Asked);
    }

    [Fact]
    public async Task The_versions_of_a_plan_are_listed_with_their_reasons()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var output = (await changli.RunAsync("plan", "versions", "2023-halal")).Done().Output;
        Assert.Contains("1\t已被调整\t\t", output);
        Assert.Contains("2\t已公示\t延长时间\t", output);
        Assert.Equal(64, (await changli.RunAsync("plan", "versions", "a/b")).ExitCode);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
