using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Revisits;

/// <summary><c>changli revisit …</c>.</summary>
public sealed class RevisitTests
{
    [Fact]
    public async Task A_revisit_is_planned_entered_reviewed_and_returned()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        Assert.Contains("回访：inspectionPlans/2023-halal", (await changli.RunAsync("revisit", "plan", "2023-revisit", "--of", "2023-halal", "--title", "回访", "--from", "2023-11-13", "--to", "2023-11-17", "--with-problem", "all")).Done().Output);
        var planned = Assert.IsType<PlanRevisitRequest>(bridge.Revisits.Requests[^1]);
        Assert.Equal(("10%", "all", 2, 17), (planned.WithoutProblem, planned.WithProblem, planned.Inspectors, planned.EndDate.Day));
        (await changli.RunAsync("revisit", "submit", "r-1-0001", "--on", "2023-11-14", "--inspector", "ssjb-01", "--inspector", "inspectors/ssjb-02", "--finding", "a=problem:台账不全", "--finding", "b=ok")).Done();
        var entered = Assert.IsType<SubmitRevisitRequest>(bridge.Revisits.Requests[^1]);
        Assert.Equal(("revisits/r-1-0001", "inspectors/ssjb-01", "inspectionItems/a", "台账不全"), (entered.Name, entered.Inspectors[0], entered.Findings[0].Item, entered.Findings[0].Text));
        Assert.Contains("首次漏查", (await changli.RunAsync("revisit", "review", "r-1-0001")).Done().Output);
        (await changli.RunAsync("revisit", "return", "revisits/r-1-0001", "--reason", "请补充")).Done();
        Assert.Equal("请补充", ((ReturnRevisitRequest)bridge.Revisits.Requests[^1]).Reason);
        Assert.Equal(64, (await changli.RunAsync("revisit", "submit", "r", "--on", "14.11.2023", "--inspector", "x", "--finding", "a=ok")).ExitCode);
        Assert.Equal(64, (await changli.RunAsync("revisit", "submit", "r", "--on", "2023-11-14", "--inspector", "x", "--finding", "a=maybe")).ExitCode);
    }

    [Fact]
    public async Task Revisits_are_read_as_text_and_as_json()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        Assert.Contains("inspectionTasks/t-1/results/mzj", (await changli.RunAsync("revisit", "list", "--plan", "2023-revisit", "--state", "concluded")).Done().Output);
        Assert.Equal(Revisit.Types.State.Concluded, ((ListRevisitsRequest)bridge.Revisits.Requests[^1]).State);
        Assert.Contains("漏查的结果（更正或后续处置）：inspectionTasks/t-1/results/mzj", (await changli.RunAsync("revisit", "show", "r-1-0001")).Done().Output);
        Assert.Contains("问题发现率（之后）：66.7%（2/3）", (await changli.RunAsync("revisit", "effect", "2023-revisit")).Done().Output);
        Assert.Equal("66.7%", (string)JsonNode.Parse((await changli.RunAsync("revisit", "effect", "2023-revisit", "--output", "json")).Done().Output)!["after"]!["text"]!);
    }
}
