using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>本年度已抽过: strata that ask who was drawn before.</summary>
public sealed class EarlierDrawTests
{
    private const string Second = "second";

    [Theory, BothDatabases]
    public async Task Who_was_drawn_in_another_batch_this_year_is_not_fresh(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider, TwoBatches(new Stratum { Name = "fresh", NotDrawnThisYear = true, Take = "20%" }, new Stratum { Name = "again", DrawnThisYear = true, Take = "all" }));
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        var tasks = (await county.TasksAsync()).Select(task => task.TargetCode).Order(StringComparer.Ordinal).ToList();
        var draw = await FreezeSecondAsync(county);
        Assert.Equal([("fresh", Register.InScope - CountyPlan.Drawn), ("again", CountyPlan.Drawn)], draw.Strata.Select(stratum => (stratum.Name, stratum.Size)));
        await county.OpenAllAsync(draw, "mzj");
        await county.RevealOnlyAsync(draw);
        var frame = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw))["frame.csv"].Split('\n')[1..^1].Select(line => line.Split(','));
        Assert.Equal(tasks, frame.Where(row => row[1] == "again").Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_yearly_limit_spares_who_reached_it(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider, TwoBatches(new Stratum { Name = "below", Take = "5%", Range = new RateRange { MostPerYear = 1 } }, new Stratum { Name = "spared", Take = "none" }));
        await county.RevealAsync(await county.FreezeAsync());
        var draw = await FreezeSecondAsync(county);
        Assert.Equal([("below", Register.InScope - CountyPlan.Drawn), ("spared", CountyPlan.Drawn)], draw.Strata.Select(stratum => (stratum.Name, stratum.Size)));
    }

    [Theory, BothDatabases]
    public async Task A_voided_draw_counts_for_nothing(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider, TwoBatches(new Stratum { Name = "fresh", NotDrawnThisYear = true, Take = "5%" }, new Stratum { Name = "again", DrawnThisYear = true, Take = "none" }));
        var first = await county.RevealAsync(await county.FreezeAsync());
        await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = first.Name, Reason = "重做" });
        Assert.Equal([Register.InScope, 0], (await FreezeSecondAsync(county)).Strata.Select(stratum => stratum.Size));
    }

    private static Task<Draw> FreezeSecondAsync(CountyAtWork county)
    {
        var request = DrawDesk.Freeze(DrawDesk.Committed("mzj"));
        request.BatchId = Second;
        return county.Host.AskAsync<Draw>(Official.BureauClerk, request);
    }

    private static CreateInspectionPlanRequest TwoBatches(params Stratum[] strata)
    {
        var plan = CountyPlan.Joint();
        var second = plan.InspectionPlan.Batches[0].Clone();
        (second.BatchId, second.Title) = (Second, "第二批");
        second.Strata.Clear();
        second.Strata.AddRange(strata);
        plan.InspectionPlan.Batches.Add(second);
        return plan;
    }
}
