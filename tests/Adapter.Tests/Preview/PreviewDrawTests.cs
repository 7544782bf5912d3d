using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Preview;

/// <summary>试算 over gRPC: every reading before anything is frozen.</summary>
public sealed class PreviewDrawTests
{
    private static readonly PreviewDrawRequest Request = new() { Parent = CountyPlan.Name, BatchId = CountyPlan.BatchId };

    [Theory, BothDatabases]
    public async Task A_draft_is_tried_under_every_reading_and_nothing_is_stored(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, CountyPlan.Joint());
        var before = await Fingerprint.OfAsync(county.Host.Store);
        var preview = await PreviewAsync(county, Official.BureauClerk);
        Assert.Equal(before, await Fingerprint.OfAsync(county.Host.Store));
        Assert.Equal((35, 0), (preview.FrameSize, preview.HomelessCount));
        Assert.Equal(21, preview.Readings.Count);
        var chosen = Assert.Single(preview.Readings, reading => reading.Chosen);
        Assert.Equal((Overall.Types.Mode.Report, Rounding.HalfUp, CountyPlan.Drawn), (chosen.Mode, chosen.Rounding, chosen.Total));
        Assert.Equal(["individual 10", "ungraded 5", "A 5", "B 5", "C 5", "D 5"], chosen.Strata.Select(stratum => $"{stratum.Name} {stratum.Size}"));
        Assert.Equal((2, 2, "11.4%"), (chosen.OverallTotal, chosen.Gap, chosen.Share));
        Assert.Contains(chosen.Follows, follows => follows.StartsWith("R1 ", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task What_is_tried_is_what_is_drawn(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var chosen = (await PreviewAsync(county, Official.BureauClerk)).Readings.Single(reading => reading.Chosen);
        var draw = await county.FreezeAsync();
        Assert.Equal(chosen.Strata.Select(stratum => (stratum.Name, stratum.Size, stratum.Quota)), draw.Strata.Select(stratum => (stratum.Name, stratum.Size, stratum.Quota)));
    }

    [Theory, BothDatabases]
    public async Task Figures_by_grade_are_for_the_lead_and_the_supervisor(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        await PreviewAsync(county, Official.Office);
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.MarketClerk), Request)).Is(StatusCode.PermissionDenied, "parent NOT_PERMITTED");
        (await county.Host.RefuseRawAsync(TokenDesk.For(Official.BureauClerk), new PreviewDrawRequest { Parent = CountyPlan.Name, BatchId = "nothing" })).Is(StatusCode.NotFound, "batch_id UNKNOWN");
    }

    private static async Task<DrawPreview> PreviewAsync(CountyAtWork county, Official official) =>
        BridgeHost.Parse<DrawPreview>(await county.Host.Link.SendAsync(TokenDesk.For(official), Request));
}
