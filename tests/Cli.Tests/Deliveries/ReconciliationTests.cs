using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Deliveries;

/// <summary><c>changli deliveries reconcile|findings|resolve-finding</c>.</summary>
public sealed class ReconciliationTests
{
    [Fact]
    public async Task A_run_is_asked_for_with_its_days_or_the_runs_are_listed()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("reconciliations/7\tprovincial", (await changli.RunAsync("deliveries", "reconcile")).Done().Output);
        Assert.Empty(bridge.Reconciliations.Requests);
        (await changli.RunAsync("deliveries", "reconcile", "--platform", "provincial", "--from", "2023-10-01", "--to", "2023-10-31")).Done();
        var asked = Assert.IsType<TriggerReconciliationRequest>(Assert.Single(bridge.Reconciliations.Requests));
        Assert.Equal(("provincial", 1, 31), (asked.Platform, asked.StartDate.Day, asked.EndDate.Day));
        Assert.True(Guid.TryParse(asked.RequestId, out _));
        Assert.Equal(64, (await changli.RunAsync("deliveries", "reconcile", "--platform", "provincial", "--from", "31.10.2023")).ExitCode);
    }

    [Fact]
    public async Task Findings_are_listed_in_words_and_settled_with_a_note()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("对方丢失\t130322:mzj:1\t1", (await changli.RunAsync("deliveries", "findings", "--all")).Done().Output);
        Assert.True(((ListFindingsRequest)bridge.Reconciliations.Requests[^1]).ShowResolved);
        Assert.Equal("KIND_LOST", (string)JsonNode.Parse((await changli.RunAsync("deliveries", "findings", "--output", "json")).Done().Output)!["findings"]![0]!["kind"]!);
        Assert.Contains("处理情况：对方已恢复", (await changli.RunAsync("deliveries", "resolve-finding", "3", "--note", "对方已恢复")).Done().Output);
        Assert.Equal("reconciliationFindings/3", ((ResolveFindingRequest)bridge.Reconciliations.Requests[^1]).Name);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
