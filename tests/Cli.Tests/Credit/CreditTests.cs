using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;
using Decision = ChangliBridge.Contract.V1.CreditRepair.Types.Decision;

namespace ChangliBridge.Cli.Tests.Credit;

/// <summary><c>changli credit …</c>.</summary>
public sealed class CreditTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";
    private const string Record = "creditRecords/t-1.mzj.violation";

    [Fact]
    public async Task Records_are_listed_and_shown_in_words_or_in_json()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var listed = (await changli.RunAsync("credit", "list", "--state", "expired", "--kind", "violation", "--target", "91130322MA0CHL0081")).Done().Output;
        Assert.Contains($"{Record}\t违法失信行为记录\t已列入\t昌黎某食品店\t2023-11-14\t2024-11-14（测试用期限）", listed);
        var asked = bridge.Credit.Last<ListCreditRecordsRequest>();
        Assert.Equal((CreditRecord.Types.State.Expired, "violation", "91130322MA0CHL0081", "2"), (asked.State, asked.Kind, asked.TargetCode, asked.PageToken));
        Assert.Contains("修复申请：已改正　不予：材料不全", (await changli.RunAsync("credit", "show", "t-1.mzj.violation")).Done().Output);
        Assert.Equal("STATE_STANDING", (string)JsonNode.Parse((await changli.RunAsync("credit", "show", Record, "--output", "json")).Done().Output)!["state"]!);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("credit", "list", "--output", "json")).Done().Output)!["creditRecords"]!.AsArray().Count);
    }

    [Fact]
    public async Task Each_act_says_what_was_given_and_carries_its_request_id()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("credit", "propose", "t-1/mzj", "--kind", "violation", "--violation", "违法", "--legal-basis", "第十七条", "--case", "followUps/t-1.mzj.1", "--request-id", Id)).Done();
        Assert.Equal(
            new ProposeCreditRecordRequest
            {
                Parent = "inspectionTasks/t-1/results/mzj",
                CreditRecord = new CreditRecord { Kind = "violation", Violation = "违法", LegalBasis = "第十七条", Case = "followUps/t-1.mzj.1" },
                RequestId = Id,
            },
            bridge.Credit.Last<ProposeCreditRecordRequest>());
        (await changli.RunAsync("credit", "confirm", Record, "--request-id", Id)).Done();
        Assert.Equal(new ConfirmCreditRecordRequest { Name = Record, RequestId = Id }, bridge.Credit.Last<ConfirmCreditRecordRequest>());
        (await changli.RunAsync("credit", "dismiss", Record, "--reason", "轻微", "--request-id", Id)).Done();
        Assert.Equal(new DismissCreditRecordRequest { Name = Record, Reason = "轻微", RequestId = Id }, bridge.Credit.Last<DismissCreditRecordRequest>());
        (await changli.RunAsync("credit", "apply-repair", Record, "--application", "已改正", "--request-id", Id)).Done();
        Assert.Equal(new ApplyCreditRepairRequest { Name = Record, Application = "已改正", RequestId = Id }, bridge.Credit.Last<ApplyCreditRepairRequest>());
        (await changli.RunAsync("credit", "decide-repair", Record, "--decision", "granted", "--reason", "属实", "--request-id", Id)).Done();
        Assert.Equal(new DecideCreditRepairRequest { Name = Record, Decision = Decision.Granted, Reason = "属实", RequestId = Id }, bridge.Credit.Last<DecideCreditRepairRequest>());
    }

    [Theory]
    [InlineData("propose", "t-1/mzj", "--kind", "violation")]
    [InlineData("list", "--state", "lost")]
    [InlineData("dismiss", Record)]
    [InlineData("decide-repair", Record, "--decision", "maybe", "--reason", "x")]
    public async Task Wrong_use_calls_nothing(params string[] arguments)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal(64, (await changli.RunAsync(["credit", .. arguments])).ExitCode);
        Assert.Empty(bridge.Credit.Requests);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
