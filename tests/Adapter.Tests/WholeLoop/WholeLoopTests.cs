using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.WholeLoop;

/// <summary>From the claim of items to the county's indicators.</summary>
public sealed class WholeLoopTests
{
    [Theory, BothDatabases]
    public async Task A_plan_goes_from_claim_to_indicators(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var tasks = await county.TasksAsync();
        Assert.Equal(CountyPlan.Drawn, tasks.Count);
        Assert.All(tasks, task => Assert.Equal([2, 2], task.Parts.Select(part => part.Inspectors.Count)));
        var result = await SubmitAgainAsync(county, tasks[0]);
        await DiscloseAsync(county, result.Name);
        foreach (var task in tasks)
        {
            foreach (var department in task == tasks[0] ? ["scjgj"] : new[] { "mzj", "scjgj" })
                await county.ConcludeAsync(task, department);
        }
        await county.PublishAsync();
        var concluded = await county.Host.AskAsync<ListInspectionResultsResponse>(Official.Office, new ListInspectionResultsRequest { State = InspectionResult.Types.State.Concluded });
        foreach (var waiting in concluded.InspectionResults)
            await county.Host.AskAsync<InspectionResult>(Official.ClerkOf(waiting.Name.Split('/')[^1]), new DiscloseResultRequest { Name = waiting.Name });
        Assert.All(await county.TasksAsync(), task => Assert.Equal(InspectionTask.Types.State.Disclosed, task.State));
        var indicators = await county.Host.AskAsync<GetIndicatorsResponse>(Official.BureauClerk, new GetIndicatorsRequest { Year = 2023 });
        var goals = indicators.Indicators.Where(row => row.Goal != "-").ToDictionary(row => row.Indicator_);
        Assert.Equal((1L, 1L), (goals["joint-share-by-task"].Numerator, goals["joint-share-by-task"].Denominator));
        Assert.Equal((4L, 4L), (goals["joint-share-by-target"].Numerator, goals["joint-share-by-target"].Denominator));
        Assert.Equal((8L, 8L), (goals["disclosure-by-department"].Numerator, goals["disclosure-by-department"].Denominator));
        Assert.All(goals.Values, row => Assert.True(row.Met, row.Title));
    }

    [Theory, BothDatabases]
    public async Task The_bundle_passes_the_offline_check(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var chunks = await county.Host.Link.StreamAsync(TokenDesk.For(Official.BureauClerk), new GetBundleRequest { Name = CountyPlan.FirstDraw });
        var steps = BundleVerifier.Verify([.. chunks.SelectMany(chunk => BridgeHost.Parse<BundleChunk>(chunk).Content.ToByteArray())]);
        Assert.Equal(13, steps.Count);
        Assert.All(steps, step => Assert.True(step.Holds, $"{step.Name}: {step.Finding}"));
    }

    // Submitted, returned, corrected, reviewed by another, disclosed once the province has it, its handling reported.
    private static async Task<InspectionResult> SubmitAgainAsync(CountyAtWork county, InspectionTask task)
    {
        var host = county.Host;
        var submitted = await host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj", "A"));
        (await host.RefuseAsync(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj", "E"))).Is(StatusCode.FailedPrecondition, "parent WRONG_STATE");
        var returned = await host.AskAsync<InspectionResult>(Official.BureauApprover, new ReturnResultRequest { Name = submitted.Name, Reason = "请补充问题说明" });
        Assert.Equal((InspectionResult.Types.State.Returned, "请补充问题说明"), (returned.State, returned.ReturnReason));
        var corrected = await host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj", "E"));
        Assert.Equal((InspectionResult.Types.State.Submitted, ""), (corrected.State, corrected.ReturnReason));
        // One person with both roles still cannot review the own entry.
        (await host.RefuseAsync(Official.BureauClerk with { Roles = ["clerk", "approver"] }, new ReviewResultRequest { Name = corrected.Name })).Is(StatusCode.PermissionDenied, "name REVIEWER_IS_ANOTHER");
        return await host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = corrected.Name });
    }

    private static async Task DiscloseAsync(CountyAtWork county, string result)
    {
        var host = county.Host;
        var disclose = new DiscloseResultRequest { Name = result };
        (await host.RefuseAsync(Official.BureauClerk, disclose)).Is(StatusCode.FailedPrecondition, "name ACCEPTED_BY_PROVINCE");
        await county.PublishAsync();
        var disclosed = await host.AskAsync<InspectionResult>(Official.BureauClerk, disclose);
        Assert.Equal(InspectionResult.Types.State.Disclosed, disclosed.State);
        var delivery = await host.AskAsync<Delivery>(Official.BureauClerk, new GetDeliveryRequest { Name = disclosed.Delivery });
        Assert.Equal((Delivery.Types.State.Published, "result", 1), (delivery.State, delivery.Kind, delivery.Attempts.Count));
        var handled = await host.AskAsync<InspectionResult>(Official.BureauClerk, new RecordHandlingRequest { Name = result, Handling = "已责令改正并复查合格" });
        Assert.Equal("已责令改正并复查合格", handled.Handling);
    }
}
