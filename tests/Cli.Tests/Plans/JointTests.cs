using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Plans;

/// <summary><c>changli joint …</c>.</summary>
public sealed class JointTests
{
    [Fact]
    public async Task Lists_show_who_is_awaited_and_until_when()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("inspectionPlans/2023-halal/draws/1\tdepartments/mzj\t2023-11-07（暂定）\tdepartments/scjgj", (await changli.RunAsync("joint", "list", "--open")).Done().Output);
        Assert.True(Assert.IsType<ListJointListsRequest>(bridge.Joint.Requests[^1]).Open);
        var shown = (await changli.RunAsync("joint", "show", "2023-halal/1")).Done().Output;
        Assert.Contains("待确认：departments/scjgj", shown);
        Assert.Contains("gaj/b\t是\tinspectionTasks/t1 已迁出（采纳，该部门不予检查：属实）", shown);
    }

    [Fact]
    public async Task A_list_is_confirmed_with_what_the_department_knows_of_its_targets()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("joint", "confirm", "2023-halal/1", "--object", "t1=已迁出", "--object", "inspectionTasks/t2=名称=旧")).Done();
        var asked = Assert.IsType<ConfirmDrawnListRequest>(Assert.Single(bridge.Joint.Requests));
        Assert.Equal([("inspectionTasks/t1", "已迁出"), ("inspectionTasks/t2", "名称=旧")], asked.Objections.Select(objection => (objection.Task, objection.Reason)));
        Assert.True(Guid.TryParse(asked.RequestId, out _));
        Assert.Equal(64, (await changli.RunAsync("joint", "confirm", "2023-halal/1", "--object", "t1")).ExitCode);
    }

    [Fact]
    public async Task The_lead_goes_ahead_with_a_reason()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("joint", "override", "2023-halal/1", "--reason", "逾期")).Done();
        Assert.Equal("逾期", Assert.IsType<OverrideDrawnListRequest>(Assert.Single(bridge.Joint.Requests)).Reason);
        Assert.Equal(64, (await changli.RunAsync("joint", "override", "2023-halal/1")).ExitCode);
    }

    [Fact]
    public async Task The_lead_answers_an_objection_one_way_or_the_other()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("joint", "answer", "2023-halal/1", "t1", "--department", "gaj", "--uphold", "--whole", "--reason", "属实")).Done();
        var asked = Assert.IsType<AnswerObjectionRequest>(Assert.Single(bridge.Joint.Requests));
        Assert.Equal(("inspectionTasks/t1", "departments/gaj", true, true, "属实"), (asked.Task, asked.Department, asked.Upheld, asked.WholeTarget, asked.Reason));
        (await changli.RunAsync("joint", "answer", "2023-halal/1", "t1", "--department", "gaj", "--dismiss", "--reason", "在原址")).Done();
        Assert.False(Assert.IsType<AnswerObjectionRequest>(bridge.Joint.Requests[^1]).Upheld);
        Assert.Equal(64, (await changli.RunAsync("joint", "answer", "2023-halal/1", "t1", "--department", "gaj", "--reason", "在原址")).ExitCode);
        Assert.Equal(64, (await changli.RunAsync("joint", "answer", "2023-halal/1", "t1", "--department", "gaj", "--uphold", "--dismiss", "--reason", "在原址")).ExitCode);
    }

    [Fact]
    public async Task Sheet_and_notice_are_read_or_written_as_a_page()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("县民宗局\t张三 13-001\t台账\t一般", (await changli.RunAsync("joint", "sheet", "t1")).Done().Output);
        Assert.Contains("备查材料：营业执照；进货台账", (await changli.RunAsync("joint", "notice", "t1")).Done().Output);
        (await changli.RunAsync("joint", "sheet", "t1", "--html", changli.PathOf("sheet.html"))).Done();
        (await changli.RunAsync("joint", "notice", "t1", "--html", changli.PathOf("notice.html"))).Done();
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(("<html>一企一表</html>", "<html>告知书</html>"), (await File.ReadAllTextAsync(changli.PathOf("sheet.html"), ct), await File.ReadAllTextAsync(changli.PathOf("notice.html"), ct)));
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
