using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;

namespace ChangliBridge.Cli.Tests.Deliveries;

/// <summary><c>changli deliveries …</c> on deliveries.</summary>
public sealed class DeliveriesTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Fact]
    public async Task A_list_is_read_to_its_end_with_every_part_of_the_filter()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("deliveries", "list", "--state", "held", "pending", "--kind", "result", "--platform", "provincial", "--department", "mzj", "--min-age", "2h", "--key", "130322:")).Done().Output;
        Assert.Contains("deliveries/d1\tprovincial\tresult\t130322:mzj:1\t1\t已扣留", shown);
        Assert.Contains("deliveries/d2", shown);
        var asked = bridge.Deliveries.Last<ListDeliveriesRequest>();
        Assert.Equal([State.Held, State.Pending], asked.States);
        Assert.Equal(("result", "provincial", "departments/mzj", 7200, "130322:", "2"), (asked.Kind, asked.Platform, asked.Department, asked.MinAge.Seconds, asked.BusinessKeyPrefix, asked.PageToken));
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("deliveries", "list", "--output", "json")).Done().Output)!["deliveries"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_summary_and_an_explanation_are_in_words_or_in_json()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("provincial\t已扣留\t3\t\t0.00:05:00\tdeliveries/d1", (await changli.RunAsync("deliveries", "summary")).Done().Output);
        var words = (await changli.RunAsync("deliveries", "explain", "d1")).Done().Output;
        Assert.All(["第1次", "没有收到完整答复。［责任：网络或对方］", "下一步：等待人工处置。", "可用：changli deliveries release deliveries/d1"], part => Assert.Contains(part, words));
        Assert.Equal("network", (string)JsonNode.Parse((await changli.RunAsync("deliveries", "explain", "deliveries/d1", "--output", "json")).Done().Output)!["steps"]![0]!["origin"]!);
    }

    [Fact]
    public async Task Each_act_names_the_delivery_and_carries_its_reason_and_its_request_id()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("状态：已扣留", (await changli.RunAsync("deliveries", "hold", "d1", "--reason", "待核实", "--request-id", Id)).Done().Output);
        Assert.Equal(new HoldDeliveryRequest { Name = "deliveries/d1", Reason = "待核实", RequestId = Id }, bridge.Deliveries.Last<HoldDeliveryRequest>());
        (await changli.RunAsync("deliveries", "release", "deliveries/d1", "--request-id", Id)).Done();
        Assert.Equal(new ReleaseDeliveryRequest { Name = "deliveries/d1", RequestId = Id }, bridge.Deliveries.Last<ReleaseDeliveryRequest>());
        (await changli.RunAsync("deliveries", "discard", "d1", "--reason", "录错对象", "--request-id", Id)).Done();
        Assert.Equal(new DiscardDeliveryRequest { Name = "deliveries/d1", Reason = "录错对象", RequestId = Id }, bridge.Deliveries.Last<DiscardDeliveryRequest>());
        (await changli.RunAsync("deliveries", "confirm-discard", "d1", "--request-id", Id)).Done();
        Assert.Equal(new ConfirmDiscardDeliveryRequest { Name = "deliveries/d1", RequestId = Id }, bridge.Deliveries.Last<ConfirmDiscardDeliveryRequest>());
        (await changli.RunAsync("deliveries", "correct", "d1", changli.Write("right.json", """{"a":1}"""), "--reason", "漏填", "--request-id", Id)).Done();
        Assert.Equal(new CorrectDeliveryRequest { Name = "deliveries/d1", Body = """{"a":1}""", Reason = "漏填", RequestId = Id }, bridge.Deliveries.Last<CorrectDeliveryRequest>());
    }

    [Fact]
    public async Task A_dry_run_counts_and_asks_for_nothing_else()
    {
        await using var bridge = await OpenAsync();
        bridge.Deliveries.Results.AddRange(Result(1, true), Result(2, true), Result(3, false));
        using var changli = new Changli(bridge.Address);
        Assert.Contains("3 件符合条件；未办理", (await changli.RunAsync("deliveries", "retry", "--dry-run", "--state", "held")).Done().Output);
        Assert.True(Assert.IsType<RetryDeliveriesRequest>(Assert.Single(bridge.Deliveries.Requests)).ValidateOnly);
    }

    [Fact]
    public async Task A_retry_turns_every_page_and_says_with_its_exit_code_whether_all_went()
    {
        await using var bridge = await OpenAsync();
        bridge.Deliveries.Results.AddRange(Result(1, true), Result(2, true), Result(3, false));
        using var changli = new Changli(bridge.Address);
        var some = await changli.RunAsync("deliveries", "retry", "--request-id", Id);
        Assert.Equal(1, some.ExitCode);
        Assert.Contains("deliveries/3\t未重试\t等待查询", some.Output);
        Assert.Contains("共 3 件，已重试 2 件", some.Output);
        var ids = bridge.Deliveries.Requests.Cast<RetryDeliveriesRequest>().Select(request => request.RequestId).ToList();
        Assert.Equal((2, Id), (ids.Distinct().Count(), ids[0]));

        bridge.Deliveries.Results.RemoveAt(2);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("deliveries", "retry", "--output", "json")).Done().Output)!["results"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("list", "--min-age", "soon")]
    [InlineData("list", "--state", "lost")]
    [InlineData("list", "--platform", "city")]
    [InlineData("explain", "a/b/c")]
    [InlineData("hold", "d1")]
    [InlineData("correct", "d1", "file.json")]
    public async Task Wrong_use_calls_nothing(params string[] arguments)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal(64, (await changli.RunAsync(["deliveries", .. arguments])).ExitCode);
        Assert.Empty(bridge.Deliveries.Requests);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("deliveries", "correct", "d1", "none.json", "--reason", "x")).Ended(2, "none.json");
    }

    private static RetryDeliveriesResponse.Types.Result Result(int number, bool retried) => new() { Name = $"deliveries/{number}", Retried = retried, Reason = retried ? "" : "等待查询" };

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
