using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Burden;

/// <summary><c>changli burden …</c>.</summary>
public sealed class BurdenTests
{
    [Fact]
    public async Task Every_drawn_target_is_shown_with_its_checks_the_cap_and_what_could_be_merged()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("burden", "show", "2023-halal/1")).Done().Output;
        Assert.All(
            [
                "年度频次上限：2次（县通告）\n",
                "计入的检查：日常检查、个案检查（司法部）\n",
                "豁免情形：complaint 投诉举报（卫健）\n",
                "审批文号：昌检批〔2023〕7号\n",
                "130322600000001\t2\t是\t\t2023-03-01 日常检查 inspectionTasks/t1；2023-05-04 上级部署的专项检查 otherChecks/mzj-1\tinspectionTasks/t9；inspectionPlans/2023-fire/batches/1\n",
                "130322600000002\t1\t\tcomplaint（昌豁〔2023〕1号）\t\t\n",
            ],
            part => Assert.Contains(part, shown));
        Assert.Equal(["", "next"], bridge.Burden.Requests.Cast<GetDrawBurdenRequest>().Select(asked => asked.PageToken));
        Assert.All(bridge.Burden.Requests.Cast<GetDrawBurdenRequest>(), asked => Assert.Equal("inspectionPlans/2023-halal/draws/1", asked.Name));
    }

    [Fact]
    public async Task Json_holds_the_targets_of_all_pages_once()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var json = JsonNode.Parse((await changli.RunAsync("burden", "show", "2023-halal/1", "--output", "json")).Done().Output)!;
        Assert.Equal(["130322600000001", "130322600000002"], json["targets"]!.AsArray().Select(target => (string)target!["target"]!));
        Assert.Equal((2, 2, ""), ((int)json["cap"]!, (int)json["totalSize"]!, (string)json["nextPageToken"]!));
    }

    [Fact]
    public async Task Checks_are_approved_with_their_number_and_exemptions()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var answer = (await changli.RunAsync("burden", "approve", "2023-halal/1", "--number", "昌检批〔2023〕8号", "--kind", "special", "--exempt", "130322600000001=complaint:昌豁:1=2号", "--exempt", "x=risk:n")).Done().Output;
        Assert.Contains("检查类型：专项检查\n审批人：mzj/head\n豁免：130322600000001 complaint（昌豁:1=2号）\n", answer);
        var asked = Assert.IsType<ApproveCheckRequest>(Assert.Single(bridge.Burden.Requests));
        Assert.Equal(("inspectionPlans/2023-halal/draws/1", "昌检批〔2023〕8号", CheckKind.Special), (asked.Name, asked.ApprovalNumber, asked.Kind));
        Assert.Equal([("130322600000001", "complaint", "昌豁:1=2号"), ("x", "risk", "n")], asked.Exemptions.Select(one => (one.Target, one.Reason, one.ApprovalNumber)));
        Assert.True(Guid.TryParse(asked.RequestId, out _));
    }

    [Fact]
    public async Task An_approval_is_of_routine_checks_unless_it_says_otherwise()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("burden", "approve", "2023-halal/1", "--number", "1号")).Done();
        var asked = Assert.IsType<ApproveCheckRequest>(Assert.Single(bridge.Burden.Requests));
        Assert.Equal((CheckKind.Routine, 0), (asked.Kind, asked.Exemptions.Count));
    }

    [Fact]
    public async Task A_check_outside_the_draws_is_recorded()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var answer = (await changli.RunAsync("burden", "record", "130322600000001", "--kind", "special-from-above", "--on", "2023-05-04", "--number", "冀批1号")).Done().Output;
        Assert.Equal("检查：otherChecks/mzj-1\n检查对象：130322600000001\n检查类型：上级部署的专项检查\n检查日期：2023-05-04\n审批文号：冀批1号\n", answer);
        var asked = Assert.IsType<RecordOtherCheckRequest>(Assert.Single(bridge.Burden.Requests));
        Assert.Equal(CheckKind.SpecialFromAbove, asked.Kind);
        Assert.True(Guid.TryParse(asked.RequestId, out _));
    }

    [Theory]
    [InlineData("approve", "2023-halal/1")]
    [InlineData("approve", "2023-halal/1", "--number", "1号", "--exempt", "130322600000001=complaint")]
    [InlineData("approve", "2023-halal/1", "--number", "1号", "--kind", "unknown")]
    [InlineData("record", "130322600000001", "--kind", "case", "--on", "4.5.2023", "--number", "1号")]
    [InlineData("record", "130322600000001", "--on", "2023-05-04", "--number", "1号")]
    [InlineData("record", "130322600000001", "--kind", "case", "--number", "1号")]
    public async Task Wrong_use_makes_no_call(params string[] arguments)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync(["burden", .. arguments])).Ended(64);
        Assert.Empty(bridge.Burden.Requests);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
