using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using Google.Rpc;
using States = ChangliBridge.Contract.V1.SyncRun.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Sync;

/// <summary><c>changli sync …</c>.</summary>
public sealed class SyncTests
{
    [Theory]
    [InlineData(States.Succeeded, 0, "已启用")]
    [InlineData(States.Held, 1, "待核准")]
    [InlineData(States.Failed, 1, "失败")]
    public async Task A_pull_is_asked_for_and_waited_for(States end, int exitCode, string said)
    {
        await using var bridge = await StartAsync();
        bridge.Sync.End = end;
        using var changli = new Changli(bridge.Address);

        var run = await changli.RunAsync("sync", "now", "grades", "--changes", "--wait");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"状态：{said}", run.Output);
        var asked = Assert.IsType<V1.TriggerSyncRunRequest>(bridge.Sync.Asked[0]);
        Assert.Equal(("grades", V1.SyncRun.Types.Kind.Changes), (asked.Job, asked.Kind));
        Assert.True(Guid.TryParse(asked.RequestId, out _));
    }

    [Fact]
    public async Task Without_waiting_the_run_is_printed_as_it_was_asked_for()
    {
        await using var bridge = await StartAsync();
        using var changli = new Changli(bridge.Address);

        var run = JsonNode.Parse((await changli.RunAsync("sync", "now", "tags", "--output", "json")).Done().Output)!;

        Assert.Equal(("syncRuns/7", "STATE_REQUESTED", "KIND_FULL"), ((string)run["name"]!, (string)run["state"]!, (string)run["kind"]!));
        (await changli.RunAsync("sync", "now", "weather")).Ended(64, "weather");
    }

    [Theory]
    [InlineData("status", "mirrors", "grades\t42\t\t2023-10-30 02:00:00 +08:00\tsyncRuns/6\tsyncRuns/7\t0", 2)]
    [InlineData("runs", "syncRuns", "syncRuns/7\tgrades\t增量\t待核准\t3", 1)]
    [InlineData("quarantined", "quarantinedRows", "syncRuns/7/quarantinedRows/2\tgrades\tT1\tgrade\t\\uFF21\t请更正", 2)]
    [InlineData("drift", "schemaDrifts", "grades\tgrade\t必填字段缺失，整页未采用\t200\tstring(1)", 2)]
    public async Task Lists_are_read_to_their_end_as_text_and_as_json(string command, string field, string line, int entries)
    {
        await using var bridge = await StartAsync();
        using var changli = new Changli(bridge.Address);

        Assert.Contains(line, (await changli.RunAsync("sync", command)).Done().Output);
        Assert.Equal(entries, JsonNode.Parse((await changli.RunAsync("sync", command, "--output", "json")).Done().Output)![field]!.AsArray().Count);
    }

    [Fact]
    public async Task Only_rows_that_nobody_dealt_with_are_listed_unless_all_are_wanted()
    {
        await using var bridge = await StartAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("sync", "quarantined", "--job", "grades")).Done();
        (await changli.RunAsync("sync", "quarantined", "--all")).Done();

        var asked = bridge.Sync.Asked.Cast<V1.ListQuarantinedRowsRequest>().ToList();
        Assert.Equal(("grades", true), (asked[0].Job, asked[0].UnresolvedOnly));
        Assert.Equal(("", false), (asked[^1].Job, asked[^1].UnresolvedOnly));
    }

    [Theory]
    [InlineData("7/2")]
    [InlineData("syncRuns/7/quarantinedRows/2")]
    public async Task A_row_is_marked_by_its_short_or_full_name(string row)
    {
        await using var bridge = await StartAsync();
        using var changli = new Changli(bridge.Address);

        Assert.Contains("已电话更正（ssjb/wang", (await changli.RunAsync("sync", "resolve", row, "--note", "已电话更正")).Done().Output);
        Assert.Equal("syncRuns/7/quarantinedRows/2", Assert.IsType<V1.ResolveQuarantinedRowRequest>(bridge.Sync.Asked.Single()).Name);
    }

    [Fact]
    public async Task A_decision_names_run_and_reason()
    {
        await using var bridge = await StartAsync();
        using var changli = new Changli(bridge.Address);

        Assert.Contains("决定：两县合并（ssjb/wang", (await changli.RunAsync("sync", "approve", "7", "--reason", "两县合并")).Done().Output);
        Assert.Contains("状态：已驳回", (await changli.RunAsync("sync", "reject", "syncRuns/7", "--reason", "对方误删")).Done().Output);

        Assert.Equal("syncRuns/7", Assert.IsType<V1.ApproveShrinkRequest>(bridge.Sync.Asked[0]).Name);
        Assert.Equal("对方误删", Assert.IsType<V1.RejectShrinkRequest>(bridge.Sync.Asked[1]).Reason);
        (await changli.RunAsync("sync", "approve", "7")).Ended(64, "--reason");
        (await changli.RunAsync("sync", "approve", "seven", "--reason", "x")).Ended(64, "seven");
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_and_exit_code_one()
    {
        await using var bridge = await StartAsync();
        bridge.Sync.Refusal = new Status { Code = (int)Code.FailedPrecondition, Details = { Google.Protobuf.WellKnownTypes.Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = "该次同步没有待核准的数据。" }) } };
        using var changli = new Changli(bridge.Address);

        (await changli.RunAsync("sync", "approve", "7", "--reason", "x")).Ended(1, "该次同步没有待核准的数据。");
    }

    [Theory]
    [InlineData(true, 0, "结论：一致")]
    [InlineData(false, 2, "结论：不一致")]
    public async Task A_mirror_that_does_not_verify_ends_with_two(bool holds, int exitCode, string said)
    {
        await using var bridge = await StartAsync();
        bridge.Sync.Holds = holds;
        using var changli = new Changli(bridge.Address);

        var run = await changli.RunAsync("sync", "verify", "grades");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Output);
    }

    private static Task<RecordingBridge> StartAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
