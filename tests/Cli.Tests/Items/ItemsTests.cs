using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Items;

/// <summary><c>changli items …</c>.</summary>
public sealed class ItemsTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";
    private const string Name = "inspectionItems/mzj-mz001";

    [Fact]
    public async Task A_list_shows_what_the_province_changed()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("items", "list", "--department", "mzj", "--state", "in-force")).Done().Output;
        Assert.Contains($"{Name}\t清真食品检查\tdepartments/mzj\t重点检查事项\t有效\t2\t上级已变动，请重新认领\t13032211010001", shown);
        Assert.Equal(new ListInspectionItemsRequest { PageSize = 1000, PageToken = "2", Department = "departments/mzj", State = InspectionItem.Types.State.InForce }, bridge.Catalog.Last<ListInspectionItemsRequest>());
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("items", "list", "--output", "json")).Done().Output)!["inspectionItems"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_versions_say_who_why_and_on_which_clause()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("items", "versions", "mzj-mz001")).Done().Output;
        Assert.Contains("1\t认领\t\tmzj/a\t\t清真食品检查\t三定第三条", shown);
        Assert.Contains("2\t更新工作指引\t\t\t修订", shown);
        Assert.Equal(Name, bridge.Items.Last<ListItemVersionsRequest>().Parent);
        Assert.Equal(2, JsonNode.Parse((await changli.RunAsync("items", "versions", Name, "--output", "json")).Done().Output)!["itemVersions"]!.AsArray().Count);
    }

    [Fact]
    public async Task Each_act_carries_what_was_said_and_its_request_id()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("上级事项：MZ001，上级已变动", (await changli.RunAsync("items", "claim", "MZ001", "--duty-basis", "三定第三条", "--request-id", Id)).Done().Output);
        Assert.Equal(new ClaimItemRequest { UpstreamItem = "MZ001", DutyBasis = "三定第三条", RequestId = Id }, bridge.Catalog.Last<ClaimItemRequest>());
        (await changli.RunAsync("items", "map", "mzj-mz001", "13032211010001", "13032211010002", "--request-id", Id)).Done();
        Assert.Equal(new ConfirmItemMappingRequest { Name = Name, SupervisionItems = { "13032211010001", "13032211010002" }, RequestId = Id }, bridge.Catalog.Last<ConfirmItemMappingRequest>());
        (await changli.RunAsync("items", "reclaim", Name, "--reason", "省级调整", "--request-id", Id)).Done();
        Assert.Equal(new ReclaimItemRequest { Name = Name, Reason = "省级调整", RequestId = Id }, bridge.Items.Last<ReclaimItemRequest>());
        (await changli.RunAsync("items", "guidance", Name, changli.Write("g.txt", "一、查看台账\n"), "--reason", "首次编制", "--request-id", Id)).Done();
        Assert.Equal(new UpdateItemGuidanceRequest { Name = Name, Guidance = "一、查看台账", Reason = "首次编制", RequestId = Id }, bridge.Items.Last<UpdateItemGuidanceRequest>());
        (await changli.RunAsync("items", "retire", Name, "--reason", "职责划转", "--request-id", Id)).Done();
        Assert.Equal(new RetireItemRequest { Name = Name, Reason = "职责划转", RequestId = Id }, bridge.Items.Last<RetireItemRequest>());
    }

    [Theory]
    [InlineData("list", "--state", "gone")]
    [InlineData("claim", "MZ001")]
    [InlineData("retire", "mzj-mz001")]
    [InlineData("map", "mzj-mz001")]
    public async Task Wrong_use_calls_nothing(params string[] arguments)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Equal(64, (await changli.RunAsync(["items", .. arguments])).ExitCode);
        Assert.Empty(bridge.Items.Requests);
        Assert.Empty(bridge.Catalog.Requests);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
