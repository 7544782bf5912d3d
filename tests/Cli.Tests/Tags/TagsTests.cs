using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Tags;

/// <summary><c>changli tags …</c>.</summary>
public sealed class TagsTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Fact]
    public async Task Proposals_are_made_listed_confirmed_and_rejected()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("新增 7 条", (await changli.RunAsync("tags", "suggest", "targets", "--request-id", Id)).Done().Output);
        Assert.Equal(new SuggestTagsRequest { Subject = TagSubject.Target, RequestId = Id }, bridge.Tags.Last<SuggestTagsRequest>());
        Assert.Contains("inspectionTargets/t1\t餐饮服务\t待确认\tcatering-name\t县局2023年规则", (await changli.RunAsync("tags", "list", "inspectors", "--state", "suggested")).Done().Output);
        Assert.Equal(new ListTagMarksRequest { Subject = TagSubject.Inspector, State = TagMark.Types.State.Suggested, PageSize = 1000 }, bridge.Tags.Last<ListTagMarksRequest>());
        Assert.Contains("确认人：mzj/a", (await changli.RunAsync("tags", "confirm", "inspectionTargets/t1", "餐饮服务", "--request-id", Id)).Done().Output);
        Assert.Equal(new ConfirmTagRequest { Resource = "inspectionTargets/t1", Tag = "餐饮服务", RequestId = Id }, bridge.Tags.Last<ConfirmTagRequest>());
        Assert.Contains("理由：已停业", (await changli.RunAsync("tags", "reject", "inspectionTargets/t1", "餐饮服务", "--reason", "已停业", "--request-id", Id)).Done().Output);
        Assert.Equal(new RejectTagRequest { Resource = "inspectionTargets/t1", Tag = "餐饮服务", Reason = "已停业", RequestId = Id }, bridge.Tags.Last<RejectTagRequest>());
    }

    [Theory]
    [InlineData("suggest", "plans")]
    [InlineData("reject", "inspectionTargets/t1", "餐饮服务")]
    [InlineData("list", "targets", "--state", "new")]
    public async Task Wrong_use_calls_nothing(params string[] arguments)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal(64, (await changli.RunAsync(["tags", .. arguments])).ExitCode);
        Assert.Empty(bridge.Tags.Requests);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
