using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Checks;

/// <summary><c>changli results submit FILE</c>.</summary>
public sealed class ResultsSubmitTests
{
    [Fact]
    public async Task One_result_is_submitted_with_the_names_of_the_protos()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var text = (await changli.RunAsync("results", "submit", changli.Write("one.json", Row("inspectionTasks/t-1")))).Done().Output;
        Assert.All(["第1条 inspectionTasks/t-1/results/mzj：待审核", "共 1 条：已提交 1，未提交 0。"], part => Assert.Contains(part, text));
        var sent = Assert.IsType<SubmitResultRequest>(bridge.InspectionResults.Requests[0]);
        Assert.Equal(("inspectionTasks/t-1", "hebei-result/2023", 6, 2), (sent.Parent, sent.InspectionResult.CodeList, sent.InspectionResult.CheckDate.Day, sent.InspectionResult.Inspectors.Count));
    }

    [Fact]
    public async Task Every_refused_row_names_its_fields_and_stops_no_other()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var file = changli.Write("many.json", $"[{Row("t-1")},{Row("not-drawn")},{Row("t-3")}]");
        var run = (await changli.RunAsync("results", "submit", file)).Ended(
            1, "第2条 inspectionTasks/not-drawn：", "parent：检查对象未抽给本部门。只能录入本部门被抽中的对象。", "inspection_result.codes：没有代码“Z”。请用代码表中的代码。（CODE_LISTED）");
        Assert.All(["第1条 ", "第3条 inspectionTasks/t-3/results/mzj", "共 3 条：已提交 2，未提交 1。"], part => Assert.Contains(part, run.Output));
        var json = JsonNode.Parse((await changli.RunAsync("results", "submit", file, "--output", "json")).Ended(1, "第2条").Output)!;
        Assert.Equal(2, (int)json["totalSize"]!);
    }

    [Fact]
    public async Task A_file_that_is_run_again_submits_nothing_twice_wherever_its_rows_stand()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("results", "submit", changli.Write("first.json", $"[{Row("t-1")},{Row("t-2")}]"))).Done();
        (await changli.RunAsync("results", "submit", changli.Write("second.json", $"[{Row("t-2")},{Row("inspectionTasks/t-1")}]"))).Done();
        Assert.Equal(2, bridge.InspectionResults.Submitted.Count);
        (await changli.RunAsync("results", "submit", changli.Write("third.json", Row("t-2", "已核对")))).Done();
        Assert.Equal(3, bridge.InspectionResults.Submitted.Count);
    }

    [Fact]
    public async Task What_was_returned_and_is_unchanged_is_submitted_anew_only_when_asked()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var file = changli.Write("one.json", Row("t-1"));
        (await changli.RunAsync("results", "submit", file)).Done();
        var standing = bridge.InspectionResults.Standing["inspectionTasks/t-1/results/mzj"];
        bridge.InspectionResults.Standing[standing.Name] = new InspectionResult(standing) { State = InspectionResult.Types.State.Returned, ReturnReason = "缺照片" };
        (await changli.RunAsync("results", "submit", file)).Ended(1, "被退回（缺照片），内容未改，未再次提交", "--again");
        Assert.Single(bridge.InspectionResults.Submitted);
        (await changli.RunAsync("results", "submit", file, "--again")).Done();
        (await changli.RunAsync("results", "submit", file, "--again")).Done();
        Assert.Equal(2, bridge.InspectionResults.Submitted.Count);
    }

    [Fact]
    public async Task A_lost_answer_stops_the_file_and_says_that_it_can_be_run_again()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("results", "submit", changli.Write("lost.json", $"[{Row("lost")},{Row("t-2")}]"))).Ended(1, "办理到第1条中断", "已提交的不会重复", "无法连接网桥");
        Assert.Empty(bridge.InspectionResults.Submitted);
    }

    [Fact]
    public async Task A_file_with_faults_names_them_all_and_submits_nothing()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var file = changli.Write("faulty.json", $"[{Row("t-1")},{"""{"inspection_result":{"cods":["1"]}},{"task":"a/b","remark":""}"""},7]");
        (await changli.RunAsync("results", "submit", file)).Ended(2, "第2条 task：", "第2条 inspection_result：不是检查结果", "cods", "第3条 task：", "第3条 remark：没有这个字段", "第3条 inspection_result：缺少", "第4条 应为");
        (await changli.RunAsync("results", "submit", changli.Write("broken.json", "{"))).Ended(2, "不是 JSON");
        (await changli.RunAsync("results", "submit", changli.Write("empty.json", "[]"))).Ended(2, "没有检查结果");
        (await changli.RunAsync("results", "submit", changli.Write("kind.json", """{"task":"t-1","inspection_result":7}"""))).Ended(2, "第1条 inspection_result：不是检查结果");
        Assert.Empty(bridge.InspectionResults.Requests);
    }

    private static string Row(string task, string findings = "") => $$"""
        {
          "task": "{{task}}",
          "inspection_result": {
            "code_list": "hebei-result/2023",
            "codes": ["1"],
            "check_date": {"year": 2023, "month": 11, "day": 6},
            "inspectors": ["inspectors/mzj-01", "inspectors/mzj-02"],
            "findings": "{{findings}}"
          }
        }
        """;
}
