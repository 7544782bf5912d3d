using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>保证程度: what a revealed draw says of itself, and its bundle says again.</summary>
public sealed class AssuranceTests
{
    private const string Dice = "6142536142536142536142536";

    [Theory, BothDatabases]
    public async Task Committed_slots_with_one_outside_are_committed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Committed("ssjb", outside: true));
        await county.OpenAllAsync(draw, "mzj", "ssjb");
        await SaysAsync(county, draw, "committed");
    }

    [Theory, BothDatabases]
    public async Task A_witness_outside_makes_it_witnessed(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithNotaryAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Witnessed(DrawDesk.Notary, "dicex25"));
        await county.CommitAsync(draw, "mzj");
        await county.Host.AskAsync<Draw>(Official.ClerkOf(DrawDesk.Notary), DrawDesk.Post(draw, DrawDesk.Notary, Dice));
        await county.Host.AskAsync<Draw>(Official.BureauClerk, DrawDesk.Open(draw, "mzj"));
        await SaysAsync(county, draw, "witnessed");
    }

    [Theory, BothDatabases]
    public async Task A_beacon_counts_where_an_outside_party_signed_before(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Beacon());
        await county.Host.AskAsync<Draw>(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")));
        await county.OpenAllAsync(draw, "mzj");
        await county.AdvanceAsync(DrawDesk.RoundAt);
        await county.Host.AskAsync<Draw>(Official.BureauClerk, DrawDesk.PostBeacon(draw));
        await SaysAsync(county, draw, "beacon");
    }

    [Theory, BothDatabases]
    public async Task A_beacon_alone_assures_nothing_where_nobody_outside_signed(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Beacon());
        await county.OpenAllAsync(draw, "mzj");
        await county.AdvanceAsync(DrawDesk.RoundAt);
        await county.Host.AskAsync<Draw>(Official.BureauClerk, DrawDesk.PostBeacon(draw));
        await SaysAsync(county, draw, "none");
    }

    [Theory, BothDatabases]
    public async Task The_office_alone_assures_nothing(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"), DrawDesk.Committed("scjgj"));
        await county.OpenAllAsync(draw, "mzj", "scjgj");
        await SaysAsync(county, draw, "none");
    }

    private static async Task SaysAsync(CountyAtWork county, Draw draw, string word)
    {
        Assert.Equal("", (await county.GetAsync(draw)).Assurance);
        var drawn = await county.RevealOnlyAsync(draw);
        Assert.Equal((Draw.Types.State.Drawn, word), (drawn.State, drawn.Assurance));
        Assert.Equal(word, (await county.OpenDrawAsync()).GetProperty("assurance").GetString());
        var bundle = await county.BundleAsync(Official.BureauClerk, draw);
        Assert.Equal(word, JsonDocument.Parse(DrawDesk.FilesOf(bundle)["summary.json"]).RootElement.GetProperty("assurance").GetString());
        DrawDesk.Holds(BundleVerifier.Verify(bundle, await county.PublishedKeysAsync()));
    }
}
