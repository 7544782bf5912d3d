using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Credit;

/// <summary><c>changli credit notify|measure|notices</c>.</summary>
public sealed class JointPunishmentTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";
    private const string Record = "creditRecords/t-1.mzj.violation";

    [Fact]
    public async Task A_notice_is_sent_answered_and_listed()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("credit", "notify", Record, "--request-id", Id)).Done();
        Assert.Equal(new SendJointNoticeRequest { CreditRecord = Record, RequestId = Id }, bridge.JointPunishment.Last<SendJointNoticeRequest>());
        var shown = (await changli.RunAsync("credit", "measure", "t-1.mzj.violation", "--measure", "列为重点检查", "--request-id", Id)).Done().Output;
        Assert.Equal(new RecordJointMeasureRequest { Name = "jointNotices/t-1.mzj.violation", Measure = "列为重点检查", RequestId = Id }, bridge.JointPunishment.Last<RecordJointMeasureRequest>());
        Assert.All(["状态：已撤回", "departments/scjgj：不采取措施：无许可事项", "departments/nyj：未登记"], part => Assert.Contains(part, shown));
        (await changli.RunAsync("credit", "measure", Record, "--none", "无许可事项", "--request-id", Id)).Done();
        Assert.Equal("无许可事项", bridge.JointPunishment.Last<RecordJointMeasureRequest>().NoneReason);
        Assert.Contains("jointNotices/t-1.mzj.violation\t已撤回\t违法失信行为记录\t昌黎某食品店\tdepartments/nyj", (await changli.RunAsync("credit", "notices")).Done().Output);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("credit", "notices", "--output", "json")).Done().Output)!["jointNotices"]!.AsArray().Count);
    }
}
