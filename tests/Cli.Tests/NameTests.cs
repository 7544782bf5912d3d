using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;
using Google.Protobuf;

namespace ChangliBridge.Cli.Tests;

/// <summary>Names of resources: in full or short, the bridge is asked the same; another form is wrong use and asks nothing.</summary>
public sealed class NameTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Theory]
    [InlineData("followups list --result", "inspectionTasks/t-1/results/mzj", "t-1/mzj", "t-1", "inspectionTasks/t-1")]
    [InlineData("followups open t-1/mzj --kind case --demand x --previous", "followUps/f-1", "f-1", "followUps/f/1", "f/1")]
    [InlineData("stats --task", "inspectionPlans/p", "p", "a/b/c", "inspectionPlans/p/draws")]
    [InlineData("stats --task", "inspectionPlans/p/draws/1", "p/1", "", "p/")]
    [InlineData("stats --department", "departments/mzj", "mzj", "a/b", "departments/")]
    [InlineData("revisit list --plan", "inspectionPlans/p", "p", "p/1", "")]
    [InlineData("revisit show", "revisits/r-1", "r-1", "revisits/r/1", "r/1")]
    [InlineData("revisit submit r-1 --on 2023-11-06 --finding a=ok --inspector", "inspectors/e1", "e1", "e/1", "inspectors/")]
    [InlineData("due complete --note x", "yearlyDuties/registers/years/2023", "registers/2023", "registers", "yearlyDuties/registers")]
    [InlineData("tags confirm", "inspectionTargets/t1 餐饮服务", "t1 餐饮服务", "t/1 餐饮服务", "inspectors/ 餐饮服务")]
    [InlineData("tags reject --reason x", "inspectionTargets/t1 餐饮服务", "t1 餐饮服务", "inspectionTargets/t/1 餐饮服务", "departments/t1 餐饮服务")]
    [InlineData("items versions", "inspectionItems/mzj-1", "mzj-1", "inspectionItems/a/b", "a/b")]
    [InlineData("items retire --reason x", "inspectionItems/mzj-1", "mzj-1", "a/b", "inspectionItems/")]
    [InlineData("risk ack --disposal none", "earlyWarnings/5", "5", "earlyWarnings/x", "five")]
    [InlineData("risk ack 5 --disposal included --batch", "inspectionPlans/p/b", "p/b", "p", "inspectionPlans/p")]
    public async Task A_name_may_be_full_or_short_and_nothing_else(string line, string full, string shorter, params string[] wrong)
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await RunAsync(full)).Done();
        (await RunAsync(shorter)).Done();
        var asked = Asked(bridge);
        Assert.True(asked.Count >= 2 && asked.Count % 2 == 0);
        Assert.Equal(asked[..(asked.Count / 2)], asked[(asked.Count / 2)..]);
        foreach (var name in wrong)
            Assert.Contains("写法", (await RunAsync(name)).Ended(64).Errors);
        Assert.Equal(asked.Count, Asked(bridge).Count);

        // An act is the same one again under its id.
        Task<ChangliRun> RunAsync(string name)
        {
            var arguments = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] named = [.. arguments, .. name.Length == 0 ? [""] : name.Split(' ')];
            return changli.RunAsync(line.Contains(" list", StringComparison.Ordinal) || line.StartsWith("stats", StringComparison.Ordinal) || line is "revisit show" or "items versions" ? named : [.. named, "--request-id", Id]);
        }
    }

    [Fact]
    public async Task An_inspector_is_tagged_by_the_full_name()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("tags", "confirm", "inspectors/e1", "食品", "--request-id", Id)).Done();
        Assert.Equal("inspectors/e1", bridge.Tags.Last<ConfirmTagRequest>().Resource);
    }

    private static List<IMessage> Asked(RecordingBridge bridge) =>
        [.. bridge.FollowUps.Requests, .. bridge.Statistics.Asked, .. bridge.Revisits.Requests, .. bridge.Duties.Completed, .. bridge.Tags.Requests, .. bridge.Items.Requests, .. bridge.Risk.Requests];
}
