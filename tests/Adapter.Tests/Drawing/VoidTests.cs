using System.Net;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>作废: what everybody could have computed is computed and shown, so that voiding hides nothing.</summary>
public sealed class VoidTests
{
    [Theory, BothDatabases]
    public async Task A_fully_opened_draw_is_computed_when_it_is_voided(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Committed("ssjb", outside: true));
        await county.OpenAllAsync(draw, "mzj", "ssjb");
        var voided = await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = draw.Name, Reason = "名单有误" });
        Assert.Equal((Draw.Types.State.Void, CountyPlan.Drawn, "committed", "名单有误", "ssjb/ssjb-supervisor"), (voided.State, voided.DrawnCount, voided.Assurance, voided.VoidReason, voided.VoidedBy));
        Assert.Equal(64, voided.Seed.Length);
        Assert.Equal(voided, await county.GetAsync(draw));
        var open = await county.OpenDrawAsync();
        Assert.Equal(("VOID", voided.Seed, "名单有误", "ssjb/ssjb-supervisor"), (open.GetProperty("state").GetString(), open.GetProperty("seed").GetString(), open.GetProperty("voidReason").GetString(), open.GetProperty("voidedBy").GetString()));
        var files = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw));
        var drawn = files["drawn.csv"].Split('\n')[1..^1].Select(line => line.Split(',')[1]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(CountyPlan.Drawn, drawn.Count);
        Assert.Equal(drawn, open.GetProperty("drawn").EnumerateArray().Select(code => code.GetString()));
        using var bundle = await county.OpenAsync("draws/2023-halal/1/bundle.zip");
        DrawDesk.Holds(BundleVerifier.Verify(await bundle.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), await county.PublishedKeysAsync()));
        Assert.Equal(CountyPlan.Drawn * 4, (await county.Host.AskAsync<ListAssignmentsResponse>(Official.Office, new ListAssignmentsRequest { Parent = draw.Name })).TotalSize);
    }

    [Theory, BothDatabases]
    public async Task A_draw_that_somebody_did_not_open_has_no_seed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Committed("ssjb", outside: true));
        await county.CommitAsync(draw, "mzj");
        var voided = await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = draw.Name, Reason = "名单有误" });
        Assert.Equal((Draw.Types.State.Void, "", 0, "", null), (voided.State, voided.Seed, voided.DrawnCount, voided.Assurance, voided.DrawTime));
        (await county.RefuseBundleAsync(Official.BureauClerk, draw)).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        using var bundle = await county.OpenAsync("draws/2023-halal/1/bundle.zip");
        Assert.Equal(HttpStatusCode.NotFound, bundle.StatusCode);
        Assert.Equal(0, (await county.OpenDrawAsync()).GetProperty("drawn").GetArrayLength());
    }

    [Theory, BothDatabases]
    public async Task A_drawn_draw_keeps_its_outcome_when_it_is_voided(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var drawn = await county.RevealAsync(await county.FreezeAsync());
        await county.AdvanceAsync(SteppedClock.DemoStart.AddHours(3));
        var voided = await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = drawn.Name, Reason = "人员不足" });
        Assert.Equal((drawn.Seed, drawn.DrawTime, drawn.DrawnCount, drawn.SeatCount), (voided.Seed, voided.DrawTime, voided.DrawnCount, voided.SeatCount));
        (await county.Host.RefuseAsync(Official.Office, new VoidDrawRequest { Name = drawn.Name, Reason = "再次" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task Only_a_supervisor_outside_the_office_voids_and_says_why(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        foreach (var official in new[] { Official.BureauApprover, Official.MarketApprover, Official.MarketClerk })
            Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(official, new VoidDrawRequest { Name = draw.Name, Reason = "重来" })).Code);
        (await county.Host.RefuseAsync(new Official("mzj-head", "mzj", "supervisor"), new VoidDrawRequest { Name = draw.Name, Reason = "重来" })).Is(StatusCode.PermissionDenied, "name APPROVER_OUTSIDE");
        (await county.Host.RefuseAsync(Official.Office, new VoidDrawRequest { Name = draw.Name })).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED");
    }

    [Theory, BothDatabases]
    public async Task A_supervisor_reveals_where_the_lead_keeps_silent_and_another_department_does_not(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        await county.OpenAllAsync(draw, "mzj");
        (await county.Host.RefuseAsync(Official.MarketClerk, new RevealDrawRequest { Name = draw.Name })).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Official.Stranger, new RevealDrawRequest { Name = draw.Name })).Code);
        Assert.Equal(Draw.Types.State.Drawn, (await county.Host.AskAsync<Draw>(Official.Office, new RevealDrawRequest { Name = draw.Name })).State);
    }
}
