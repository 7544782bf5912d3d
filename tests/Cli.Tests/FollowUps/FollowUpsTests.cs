using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;
using Google.Type;

namespace ChangliBridge.Cli.Tests.FollowUps;

/// <summary><c>changli followups …</c>.</summary>
public sealed class FollowUpsTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";
    private const string Step = "followUps/t-1.mzj.1";

    [Fact]
    public async Task A_list_is_read_to_its_end_with_every_part_of_the_filter()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("followups", "list", "--result", "inspectionTasks/t-1/results/mzj", "--kind", "judicial", "--addressee", "gaj", "--open")).Done().Output;
        Assert.Contains($"{Step}\t责令改正\t办理中\t\t2023-11-14（暂定）\t补齐进货台账", shown);
        var asked = bridge.FollowUps.Last<ListFollowUpsRequest>();
        Assert.Equal(("inspectionTasks/t-1/results/mzj", FollowUp.Types.Kind.JudicialTransfer, "gaj", true, "2"), (asked.Result, asked.Kind, asked.Addressee, asked.OpenOnly, asked.PageToken));
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("followups", "list", "--output", "json")).Done().Output)!["followUps"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_step_is_shown_with_everything_done_to_it()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("followups", "show", "t-1.mzj.1")).Done().Output;
        Assert.All(["种类：责令改正", "期限：2023-11-14（暂定）", "mzj/clerk　开出：补齐进货台账"], part => Assert.Contains(part, shown));
        Assert.Equal(Step, bridge.FollowUps.Last<GetFollowUpRequest>().Name);
        Assert.Equal("STATE_OPEN", (string)JsonNode.Parse((await changli.RunAsync("followups", "show", Step, "--output", "json")).Done().Output)!["state"]!);
    }

    [Fact]
    public async Task Each_act_says_what_was_given_and_carries_its_request_id()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("followups", "open", "t-1/mzj", "--kind", "rectification", "--demand", "补齐台账", "--due", "2023-11-14", "--previous", Step, "--request-id", Id)).Done();
        Assert.Equal(
            new OpenFollowUpRequest
            {
                Parent = "inspectionTasks/t-1/results/mzj",
                FollowUp = new FollowUp { Kind = FollowUp.Types.Kind.Rectification, Demand = "补齐台账", DueDate = new Date { Year = 2023, Month = 11, Day = 14 }, Previous = Step },
                RequestId = Id,
            },
            bridge.FollowUps.Last<OpenFollowUpRequest>());
        (await changli.RunAsync("followups", "open", "t-1/mzj", "--kind", "transfer", "--demand", "案件线索", "--to", "city", "--request-id", Id)).Done();
        Assert.Equal((FollowUp.Types.Kind.CaseTransfer, "city"), (bridge.FollowUps.Last<OpenFollowUpRequest>().FollowUp.Kind, bridge.FollowUps.Last<OpenFollowUpRequest>().FollowUp.Addressee));
        (await changli.RunAsync("followups", "approve", "t-1.mzj.1", "--request-id", Id)).Done();
        Assert.Equal(new ApproveFollowUpRequest { Name = Step, RequestId = Id }, bridge.FollowUps.Last<ApproveFollowUpRequest>());
        (await changli.RunAsync("followups", "accept", "t-1.mzj.1", "--receipt", "7号", "--request-id", Id)).Done();
        Assert.Equal(new AcceptFollowUpRequest { Name = Step, Receipt = "7号", RequestId = Id }, bridge.FollowUps.Last<AcceptFollowUpRequest>());
        (await changli.RunAsync("followups", "return", Step, "--reason", "不属职责", "--request-id", Id)).Done();
        Assert.Equal(new ReturnFollowUpRequest { Name = Step, Reason = "不属职责", RequestId = Id }, bridge.FollowUps.Last<ReturnFollowUpRequest>());
        (await changli.RunAsync("followups", "close", Step, "--outcome", "已改正", "--request-id", Id)).Done();
        Assert.Equal(new CloseFollowUpRequest { Name = Step, Outcome = "已改正", RequestId = Id }, bridge.FollowUps.Last<CloseFollowUpRequest>());
        (await changli.RunAsync("followups", "recheck", Step, "--outcome", "failed", "--on", "2023-11-13", "--inspector", "mzj-01", "inspectors/mzj-02", "--findings", "仍缺", "--request-id", Id)).Done();
        var recheck = bridge.FollowUps.Last<RecheckFollowUpRequest>();
        Assert.Equal((RecheckFollowUpRequest.Types.Outcome.Failed, 13, "仍缺"), (recheck.Outcome, recheck.CheckDate.Day, recheck.Findings));
        Assert.Equal(["inspectors/mzj-01", "inspectors/mzj-02"], recheck.Inspectors);
    }

    [Theory]
    [InlineData("open", "t-1/mzj", "--demand", "x")]
    [InlineData("open", "t-1/mzj", "--kind", "fine", "--demand", "x")]
    [InlineData("open", "t-1", "--kind", "case", "--demand", "x")]
    [InlineData("open", "t-1/mzj", "--kind", "rectification", "--demand", "x", "--due", "soon")]
    [InlineData("return", "t-1.mzj.1")]
    [InlineData("recheck", "t-1.mzj.1", "--outcome", "maybe", "--on", "2023-11-13", "--inspector", "a", "b", "--findings", "x")]
    public async Task Wrong_use_calls_nothing(params string[] arguments)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal(64, (await changli.RunAsync(["followups", .. arguments])).ExitCode);
        Assert.Empty(bridge.FollowUps.Requests);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
