using System.Text;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using OwnEntry = ChangliBridge.Contract.V1.OwnEntry;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>本户条目: what one enterprise gets to check itself.</summary>
public sealed class OwnEntryTests
{
    [Theory, BothDatabases]
    public async Task Every_target_drawn_or_not_checks_itself_against_the_sealed_bundle(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var keys = await county.PublishedKeysAsync();
        var bundle = await county.BundleAsync(Official.Office, draw, GetBundleRequest.Types.Kind.Sealed);
        var files = DrawDesk.FilesOf(bundle);
        var drawn = files["drawn.csv"].Split('\n')[1..^1].ToHashSet();
        var ids = files["leaves.csv"].Split('\n')[1..^1].Select(line => line.Split(',')[0]).ToList();
        Assert.Equal(Register.InScope, ids.Count);
        foreach (var id in ids)
        {
            var entry = await county.Host.AskAsync<OwnEntry>(Official.BureauClerk, new GetOwnEntryRequest { Name = draw.Name, Target = id });
            Assert.Equal(drawn.Contains(id), entry.Drawn);
            DrawDesk.Holds(BundleVerifier.Verify(bundle, keys, Encoding.UTF8.GetBytes(entry.Entry)));
            var moved = entry.Entry.Replace($"\"id\":\"{id}\"", $"\"id\":\"{ids[(ids.IndexOf(id) + 1) % ids.Count]}\"", StringComparison.Ordinal);
            Assert.False(BundleVerifier.Verify(bundle, keys, Encoding.UTF8.GetBytes(moved))[^1].Holds);
        }
    }

    [Theory, BothDatabases]
    public async Task It_is_handed_out_by_the_lead_and_supervisors_for_targets_of_the_list(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        var ask = new GetOwnEntryRequest { Name = draw.Name, Target = Register.CreditCodeOf(1) };
        (await county.Host.RefuseAsync(Official.BureauClerk, ask)).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        await county.RevealAsync(draw);
        Assert.Equal(await county.Host.AskAsync<OwnEntry>(Official.BureauClerk, ask), await county.Host.AskAsync<OwnEntry>(Official.Office, ask));
        (await county.Host.RefuseAsync(Official.MarketClerk, ask)).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        Assert.Equal(StatusCode.NotFound, (await county.Host.RefuseAsync(Official.Stranger, ask)).Code);
        foreach (var foreign in new[] { "91130322MA0CHL0081", "对象", new string('9', 300) })
            (await county.Host.RefuseAsync(Official.BureauClerk, new GetOwnEntryRequest { Name = draw.Name, Target = foreign })).Is(StatusCode.NotFound, "target UNKNOWN");
    }
}
