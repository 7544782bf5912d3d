using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Registers;

/// <summary><c>changli coverage</c>, <c>certificates</c>, <c>items conflicts</c> and <c>items share</c>.</summary>
public sealed class CoverageTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Fact]
    public async Task Coverage_prints_each_figure_with_its_rows_and_its_source()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("coverage", "--department", "mzj")).Done().Output;
        Assert.All(
            ["范围：departments/mzj", "未映射到“互联网+监管”：1 / 3", "逾期公开（超过30日；乳山）：1 / 3", "代码校验不符 1", "未映射\tinspectionItems/a", "逾期公开\tinspectionItems/b\t2023-09-01 变动，尚未认领，59 日"],
            part => Assert.Contains(part, shown));
        Assert.Equal("departments/mzj", bridge.Coverages.Last<GetCoverageRequest>().Department);
        Assert.Equal(3, (int)JsonNode.Parse((await changli.RunAsync("coverage", "--output", "json")).Done().Output)!["items"]!);
    }

    [Fact]
    public async Task Conflicts_say_what_to_do_and_sharing_carries_its_reason()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var shown = (await changli.RunAsync("items", "conflicts")).Done().Output;
        Assert.Contains("1\t监管事项已取消\tinspectionItems/a\tchangli items map", shown);
        Assert.Contains("changli items share", shown);
        Assert.Contains("确认人：ssjb/a", (await changli.RunAsync("items", "share", "2", "--reason", "两部门共用", "--request-id", Id)).Done().Output);
        Assert.Equal(new AcceptSharedMappingRequest { SupervisionItem = "2", Reason = "两部门共用", RequestId = Id }, bridge.Coverages.Last<AcceptSharedMappingRequest>());
        Assert.Equal(64, (await changli.RunAsync("items", "share", "2")).ExitCode);
    }

    [Fact]
    public async Task Certificates_that_end_by_a_day_are_asked_for()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("inspectors/mzj-02\t测试\tdepartments/mzj\t冀C1\t2023-11-09", (await changli.RunAsync("certificates", "--by", "2023-12-31")).Done().Output);
        Assert.Equal(31, bridge.Catalog.Last<ListInspectorsRequest>().CertificateEndsBy.Day);
        Assert.Equal(64, (await changli.RunAsync("certificates")).ExitCode);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
