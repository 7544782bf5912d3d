using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Checks;

/// <summary><c>changli results show|draft|review|return|disclose|amend|handle|attach|detach</c>.</summary>
public sealed class ResultActsTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";
    private const string Name = "inspectionTasks/t-1/results/mzj";

    [Fact]
    public async Task A_result_is_shown_with_its_items_and_what_is_shown_can_be_amended()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var text = (await changli.RunAsync("results", "show", "t-1/mzj")).Done().Output;
        Assert.All(["状态：已公示", "代码：A", "公示期限：2023-12-04（暂定）", "inspectionItems/a\t不合格\t台账不全"], part => Assert.Contains(part, text));
        var json = (await changli.RunAsync("results", "show", Name, "--output", "json")).Done().Output;
        Assert.Equal("VERDICT_FAILED", (string)JsonNode.Parse(json)!["itemOutcomes"]![0]!["verdict"]!);
        (await changli.RunAsync("results", "amend", "t-1/mzj", changli.Write("anew.json", json), "--reason", "复核发现遗漏", "--request-id", Id)).Done();
        var amended = Assert.IsType<AmendResultRequest>(bridge.InspectionResults.Requests[^1]);
        Assert.Equal((Name, "复核发现遗漏", Id, "台账不全"), (amended.Name, amended.Reason, amended.RequestId, amended.InspectionResult.ItemOutcomes[0].Finding));
    }

    [Fact]
    public async Task A_result_is_reviewed_returned_disclosed_and_its_handling_recorded()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var requests = bridge.InspectionResults.Requests;
        Assert.Contains($"检查结果：{Name}", (await changli.RunAsync("results", "review", "t-1/mzj", "--request-id", Id)).Done().Output);
        Assert.Equal(new ReviewResultRequest { Name = Name, RequestId = Id }, requests[^1]);
        (await changli.RunAsync("results", "return", "t-1/mzj", "--reason", "请补充", "--request-id", Id)).Done();
        Assert.Equal(new ReturnResultRequest { Name = Name, Reason = "请补充", RequestId = Id }, requests[^1]);
        (await changli.RunAsync("results", "disclose", Name, "--request-id", Id)).Done();
        Assert.Equal(new DiscloseResultRequest { Name = Name, RequestId = Id }, requests[^1]);
        (await changli.RunAsync("results", "handle", Name, "--handling", "已当场改正", "--request-id", Id)).Done();
        Assert.Equal(new RecordHandlingRequest { Name = Name, Handling = "已当场改正", RequestId = Id }, requests[^1]);
        Assert.Equal(64, (await changli.RunAsync("results", "return", "t-1/mzj")).ExitCode);
        Assert.Equal(64, (await changli.RunAsync("results", "review", "t-1")).ExitCode);
    }

    [Fact]
    public async Task A_draft_is_kept_unfinished_and_shown()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("results", "draft", "save", "t-1", changli.Write("draft.json", """{"findings":"未写完"}"""), "--request-id", Id)).Done();
        Assert.Equal(new SaveResultDraftRequest { Parent = "inspectionTasks/t-1", InspectionResult = new InspectionResult { Findings = "未写完" }, RequestId = Id }, bridge.InspectionResults.Requests[^1]);
        var text = (await changli.RunAsync("results", "draft", "show", "inspectionTasks/t-1")).Done().Output;
        Assert.All(["草稿：inspectionTasks/t-1", "保存人：ma", "检查情况：未写完"], part => Assert.Contains(part, text));
        Assert.Equal("未写完", (string)JsonNode.Parse((await changli.RunAsync("results", "draft", "show", "t-1", "--output", "json")).Done().Output)!["inspectionResult"]!["findings"]!);
    }

    [Fact]
    public async Task A_file_is_uploaded_in_pieces_under_its_digest_and_attached()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var photograph = changli.Write("进货台账.png", new byte[1_200_000]);
        Assert.Contains("attachments/ab12\t进货台账\timage/png", (await changli.RunAsync("results", "attach", "t-1", photograph, "--request-id", Id)).Done().Output);
        var declared = Assert.Single(bridge.Documents.Declared);
        Assert.Equal((bridge.Documents.Received, "image/png", 1_200_000L), (declared.Digest, declared.MediaType, declared.Size));
        Assert.Equal((3, 1_200_000), (bridge.Documents.Pieces.Count, bridge.Documents.Pieces.Sum()));
        Assert.Equal(new AttachToResultRequest { Parent = "inspectionTasks/t-1", Document = $"documents/{declared.Digest}", Title = "进货台账", RequestId = Id }, bridge.InspectionResults.Requests[^1]);
        (await changli.RunAsync("results", "attach", "t-1", photograph, "--title", "现场照片")).Done();
        Assert.Equal("现场照片", ((AttachToResultRequest)bridge.InspectionResults.Requests[^1]).Title);
        Assert.Equal(declared.RequestId, bridge.Documents.Declared[1].RequestId);
    }

    [Fact]
    public async Task A_file_that_the_bridge_refuses_is_attached_to_nothing()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("results", "attach", "t-1", changli.Write("a.txt", new byte[8 << 20]))).Ended(1, "不接收“text/plain”类型的文件。");
        (await changli.RunAsync("results", "attach", "t-1", changli.Write("a.bin", "x"))).Ended(2, "--media-type");
        (await changli.RunAsync("results", "attach", "t-1", changli.PathOf("none.png"))).Ended(2, "无法读写文件");
        Assert.Empty(bridge.InspectionResults.Requests);
    }

    [Fact]
    public async Task Attachments_are_listed_to_their_end_and_removed_by_name()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("results", "attachments", "t-1/mzj", "--output", "json")).Done().Output)!["resultAttachments"]!.AsArray().Count);
        Assert.Contains($"已移除 {Name}/attachments/ab12", (await changli.RunAsync("results", "detach", "t-1/mzj/ab12", "--request-id", Id)).Done().Output);
        Assert.Equal(new RemoveAttachmentRequest { Name = $"{Name}/attachments/ab12", RequestId = Id }, bridge.InspectionResults.Requests[^1]);
        Assert.Equal(64, (await changli.RunAsync("results", "detach", "t-1/mzj")).ExitCode);
    }
}
