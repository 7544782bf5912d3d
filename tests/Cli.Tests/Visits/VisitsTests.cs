using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Visits;

/// <summary><c>changli visits …</c>.</summary>
public sealed class VisitsTests
{
    [Fact]
    public async Task An_entry_is_recorded_for_the_department()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal("扫码入企：inspectionTasks/t1/visits/mzj\n入企编号：RQ-7\n登记人：mzj/clerk\n登记时间：2023-11-03 10:00:00 +08:00\n评价：尚无\n", (await changli.RunAsync("visits", "enter", "t1", "--entry", "RQ-7")).Done().Output);
        Assert.True(Guid.TryParse(Assert.IsType<RecordEntryRequest>(Assert.Single(bridge.Visits.Requests)).RequestId, out _));
    }

    [Fact]
    public async Task A_visit_is_shown_as_text_and_as_json()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("评价：4分\n评语：态度好\n评价时间：2023-11-03 16:26:40 +08:00\n", (await changli.RunAsync("visits", "show", "t1/mzj")).Done().Output);
        Assert.Equal("inspectionTasks/t1/visits/mzj", Assert.IsType<GetVisitRequest>(Assert.Single(bridge.Visits.Requests)).Name);
        Assert.Equal(4, (int)JsonNode.Parse((await changli.RunAsync("visits", "show", "inspectionTasks/t1/visits/mzj", "--output", "json")).Done().Output)!["score"]!);
    }

    [Fact]
    public async Task Visits_are_listed_to_their_end_by_task_draw_department_and_rating()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var lines = (await changli.RunAsync("visits", "list", "--draw", "inspectionPlans/p/draws/1", "--department", "mzj", "--unrated")).Done().Output.Split('\n');
        Assert.Equal(["inspectionTasks/t1/visits/mzj\tRQ-1\tmzj/clerk\t2023-11-03 10:00:00 +08:00\t4分\t", "inspectionTasks/t2/visits/mzj\tRQ-1\tmzj/clerk\t2023-11-03 10:00:00 +08:00\t尚无\t"], lines[1..3]);
        var asked = Assert.IsType<ListVisitsRequest>(bridge.Visits.Requests[0]);
        Assert.Equal(("inspectionPlans/p/draws/1", "departments/mzj", true, false), (asked.Draw, asked.Department, asked.HasRated, asked.Rated));
        (await changli.RunAsync("visits", "list")).Done();
        Assert.False(Assert.IsType<ListVisitsRequest>(bridge.Visits.Requests[^1]).HasRated);
        (await changli.RunAsync("visits", "list", "--rated", "--unrated")).Ended(64);
    }

    [Theory]
    [InlineData("t1", "p/1")]
    [InlineData("inspectionTasks/t1", "inspectionPlans/p/draws/1")]
    public async Task Task_and_draw_are_named_in_full_or_short(string task, string draw)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("visits", "list", "--task", task, "--draw", draw)).Done();
        var asked = Assert.IsType<ListVisitsRequest>(bridge.Visits.Requests[0]);
        Assert.Equal(("inspectionTasks/t1", "inspectionPlans/p/draws/1"), (asked.Task, asked.Draw));
    }

    [Fact]
    public async Task Visits_are_listed_by_the_days_on_which_they_were_recorded()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("visits", "list", "--from", "2023-11-01", "--to", "2023-11-30")).Done();
        var asked = Assert.IsType<ListVisitsRequest>(bridge.Visits.Requests[0]);
        Assert.Equal((1, 30), (asked.FromDate.Day, asked.ToDate.Day));
        (await changli.RunAsync("visits", "list")).Done();
        var open = Assert.IsType<ListVisitsRequest>(bridge.Visits.Requests[^1]);
        Assert.Equal((null, null, "", ""), (open.FromDate, open.ToDate, open.Task, open.Draw));
        (await changli.RunAsync("visits", "list", "--task", "a/b", "--draw", "p", "--from", "2023-02-30")).Ended(64, "“a/b”不是 --task 的写法", "“p”不是 --draw 的写法", "--from “2023-02-30”不是");
    }

    [Fact]
    public async Task Who_asks_for_a_rating_code_is_shown_it_and_no_file_keeps_it()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal($"扫码入企：inspectionTasks/t1/visits/mzj\n评价码：{RecordingVisits.Code}\n", (await changli.RunAsync("visits", "code", "t1/mzj")).Done().Output);
        Assert.Empty(Directory.EnumerateFiles(changli.Home, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_visit_is_rated_with_the_code_of_the_standard_input_which_is_not_repeated()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address).Typing($" {RecordingVisits.Code} ");
        var rated = (await changli.RunAsync("visits", "rate", "--score", "5", "--comment", "很好")).Done().Output;
        Assert.Contains("评价：5分\n评语：很好\n", rated);
        Assert.DoesNotContain(RecordingVisits.Code, rated);
        var asked = Assert.IsType<RateVisitRequest>(Assert.Single(bridge.Visits.Requests));
        Assert.Equal((RecordingVisits.Code, 5, "很好"), (asked.Code, asked.Score, asked.Comment));
    }

    [Fact]
    public async Task A_refused_code_is_not_repeated_either()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address).Typing("WRONGWRONGWRONGW");
        var refused = (await changli.RunAsync("visits", "rate", "--score", "5")).Ended(1, "没有这个评价码");
        Assert.DoesNotContain("WRONGWRONGWRONGW", refused.Output + refused.Errors);
    }

    [Fact]
    public async Task Without_a_code_or_with_a_score_outside_its_range_nothing_is_asked()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address).Typing("");
        (await changli.RunAsync("visits", "rate", "--score", "5")).Ended(2, "没有给出评价码");
        Assert.Empty(bridge.Visits.Requests);
        using var other = new Changli(bridge.Address);
        (await other.RunAsync("visits", "rate", "--score", "6")).Ended(64);
        (await other.RunAsync("visits", "show", "t1")).Ended(64, "VISIT");
        Assert.Empty(bridge.Visits.Requests);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
