using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Duties;

/// <summary><c>changli due</c>.</summary>
public sealed class DueTests
{
    [Fact]
    public async Task What_is_due_is_listed_to_its_end_with_the_days_left()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var lines = (await changli.RunAsync("due", "--within", "5", "--department", "mzj", "--kind", "enter", "disclose", "close")).Done().Output.Split('\n');
        Assert.Equal("2023-12-04\t逾期3\tmzj\t待录入结果\t某餐馆\tinspectionTasks/1\t河北省2020年", lines[1]);
        Assert.Equal("2027-01-08（暂定）\t4\tscjgj\t待公示\t某超市\tinspectionTasks/2/results/scjgj\t", lines[2]);
        Assert.All(bridge.Duties.Asked, asked => Assert.Equal((5, "departments/mzj"), (asked.Within, asked.Department)));
        Assert.Equal([V1.Duty.Types.Kind.ResultToEnter, V1.Duty.Types.Kind.ResultToDisclose, V1.Duty.Types.Kind.FollowUpToClose], bridge.Duties.Asked[0].Kinds);
    }

    [Fact]
    public async Task Without_a_limit_everything_is_asked_for_and_json_holds_all_pages()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var json = JsonNode.Parse((await changli.RunAsync("due", "--output", "json")).Done().Output)!;
        Assert.Equal(2, json["duties"]!.AsArray().Count);
        Assert.False(bridge.Duties.Asked[0].HasWithin);
    }

    [Fact]
    public async Task A_yearly_duty_is_completed_with_what_was_done()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        Assert.Equal("已办结：分类标注\n", (await changli.RunAsync("due", "complete", "yearlyDuties/registers/years/2023", "--note", "已完成标注")).Done().Output);
        Assert.Equal(("yearlyDuties/registers/years/2023", "已完成标注"), (bridge.Duties.Completed[0].Name, bridge.Duties.Completed[0].Note));
    }

    [Fact]
    public async Task A_wrong_number_of_days_is_refused_before_any_call()
    {
        using var changli = new Changli();
        (await changli.RunAsync("due", "--within", "many")).Ended(64, "--within “many”应为0至250的整数");
    }
}
