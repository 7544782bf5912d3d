using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Checks;

/// <summary><c>changli results …</c> and <c>changli acts …</c>.</summary>
public sealed class ResultsTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Fact]
    public async Task Results_are_listed_to_their_end_and_say_how_late_they_were_disclosed()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var lines = (await changli.RunAsync("results", "list", "--state", "disclosed")).Done().Output.Split('\n');
        Assert.Equal("inspectionTasks/t-1/results/mzj\t2\t已公示\tA\t\t\t3\t复核发现遗漏\t130322AA", lines[1]);
        Assert.Equal((V1.InspectionResult.Types.State.Disclosed, "2"), (bridge.InspectionResults.Listed!.State, bridge.InspectionResults.Listed.PageToken));
    }

    [Fact]
    public async Task Revisions_are_listed_the_first_first()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var json = JsonNode.Parse((await changli.RunAsync("results", "revisions", "t-1/mzj", "--output", "json")).Done().Output)!;
        Assert.Equal([1, 2], json["inspectionResults"]!.AsArray().Select(revision => (int)revision!["revision"]!));
        Assert.Equal("inspectionTasks/t-1/results/mzj", bridge.InspectionResults.Revised!.Name);
    }

    [Fact]
    public async Task Held_records_are_listed_with_what_is_missing_and_released()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("acts", "list", "--incomplete")).Done().Output;
        Assert.Contains("supervisionActs/130322AA\t待补全\tinspectionTasks/t-1/results/mzj\t0\tadministrative_cp_ui_code：检查对象没有统一社会信用代码。请补录。", shown);
        Assert.Equal(V1.SupervisionAct.Types.State.Incomplete, bridge.Acts.Listed!.State);
        var released = (await changli.RunAsync("acts", "release", "--page-token", "here", "--request-id", Id)).Done().Output;
        Assert.All(["已报送：4", "仍待补全：1", "翻页标记：next"], part => Assert.Contains(part, released));
        Assert.Equal(("here", Id), (bridge.Acts.Released!.PageToken, bridge.Acts.Released.RequestId));
    }
}
