using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Risk;

/// <summary>比例与频次建议 over gRPC: figures of the register and of the last results, and nothing stored.</summary>
public sealed class SuggestRatesTests
{
    private static readonly SuggestRatesRequest Request = new() { Parent = CountyPlan.Name, BatchId = CountyPlan.BatchId };

    [Theory, BothDatabases]
    public async Task Rates_come_from_the_register_the_results_and_the_published_ranges(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        foreach (var task in (await county.TasksAsync()).Where(task => task.Target.Contains("ent-d", StringComparison.Ordinal)))
            await county.ConcludeAsync(task, "mzj", "A");
        foreach (var task in (await county.TasksAsync()).Where(task => task.Target.Contains("ent-d", StringComparison.Ordinal)))
            await county.ConcludeAsync(task, "scjgj");
        var before = await Fingerprint.OfAsync(county.Host.Store);

        var suggestion = await county.Host.AskAsync<RateSuggestion>(Official.BureauClerk, Request);

        Assert.Equal(before, await Fingerprint.OfAsync(county.Host.Store));
        var d = suggestion.Strata.Single(stratum => stratum.Grade == "D");
        Assert.Equal((5, "30%", "80.5%", 4, "61%–100%", 2L, 4L), (d.Size, d.PresentTake, d.SuggestedTake, d.Quota, d.Range, d.ProblemResults, d.Results));
        Assert.Contains("林甸县2024年计划", d.Source);
        var b = suggestion.Strata.Single(stratum => stratum.Grade == "B");
        Assert.Equal(("5%", 1, 0L), (b.SuggestedTake, b.MostPerYear, b.Results));
        Assert.Equal(CountyPlan.Drawn, suggestion.PresentTotal);
        Assert.Equal(suggestion.Strata.Sum(stratum => stratum.Quota), suggestion.SuggestedTotal);
        Assert.Empty(suggestion.Warnings);
    }

    [Theory, BothDatabases]
    public async Task A_plan_that_would_miss_the_share_by_grade_is_warned_of(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Batches[0].Strata.Clear();
        plan.InspectionPlan.Batches[0].Strata.Add(new Stratum { Name = "all", Take = "10%" });
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, plan);

        var suggestion = await county.Host.AskAsync<RateSuggestion>(Official.BureauClerk, Request);

        Assert.Contains("0.0%（0/1），达不到80%", Assert.Single(suggestion.Warnings));
        Assert.Equal([15, 5, 5, 5, 5, 0], suggestion.Strata.Select(stratum => stratum.Size));
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.MarketClerk, Request)).Code);
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Official.BureauClerk, new SuggestRatesRequest { Parent = CountyPlan.Name, BatchId = "nothing" })).Code);
    }
}
