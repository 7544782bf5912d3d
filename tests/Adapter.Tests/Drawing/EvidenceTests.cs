using System.Net;
using System.Text.RegularExpressions;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>证据包: who gets which, what stands in it, and that it can be checked with the published keys alone.</summary>
public sealed partial class EvidenceTests
{
    private const string OpenBundle = "draws/2023-halal/1/bundle.zip";
    private const string OpenLeaves = "draws/2023-halal/1/leaves.csv";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_full_bundle_is_for_the_lead_and_supervisors_and_the_sealed_one_for_those_who_take_part(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var full = await county.BundleAsync(Official.BureauClerk, draw);
        Assert.Equal(full, await county.BundleAsync(Official.Office, draw));
        (await county.RefuseBundleAsync(Official.MarketClerk, draw)).Is(StatusCode.PermissionDenied, "name NOT_PERMITTED");
        Assert.Equal(StatusCode.NotFound, (await county.RefuseBundleAsync(Official.Stranger, draw, GetBundleRequest.Types.Kind.Sealed)).Code);
        var forOthers = await county.BundleAsync(Official.MarketClerk, draw, GetBundleRequest.Types.Kind.Sealed);
        Assert.Equal(forOthers, await county.BundleAsync(Official.Office, draw, GetBundleRequest.Types.Kind.Sealed));
        Assert.Contains("roster.csv", DrawDesk.FilesOf(full).Keys);
        Assert.DoesNotContain("roster.csv", DrawDesk.FilesOf(forOthers).Keys);
    }

    [Theory, BothDatabases]
    public async Task Both_bundles_hold_with_the_published_keys_and_fail_without_the_bridges(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        await county.Host.AskAsync<Draw>(Official.Office, DrawDesk.Countersign(draw, KeyDesk.Of("ssjb")));
        await county.RevealAsync(draw);
        var keys = await county.PublishedKeysAsync();
        foreach (var kind in new[] { GetBundleRequest.Types.Kind.Full, GetBundleRequest.Types.Kind.Sealed })
        {
            var bundle = await county.BundleAsync(Official.Office, draw, kind);
            DrawDesk.Holds(BundleVerifier.Verify(bundle, keys));
            var unsigned = BundleVerifier.Verify(bundle, new PublishedKeys([.. keys.Keys.Where(key => key.Party != PublishedKeys.Bridge)]))[^1];
            Assert.Equal(("signature", false), (unsigned.Name, unsigned.Holds));
            var foreign = BundleVerifier.Verify(bundle, new PublishedKeys([.. keys.Keys.Where(key => key.Party != "ssjb")]))[^1];
            Assert.False(foreign.Holds, foreign.Finding);
        }
    }

    [Theory, BothDatabases]
    public async Task The_sealed_bundle_tells_neither_strata_nor_inspectors_nor_blinds(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var full = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw));
        var files = DrawDesk.FilesOf(await county.BundleAsync(Official.MarketClerk, draw, GetBundleRequest.Types.Kind.Sealed));
        Assert.Equal(
            ["SHA256SUMS", "SHA256SUMS.sig", "commitment.json", "drawn.csv", "header.json", "leaves.csv", "rule.json", "seed.json", "strata-commitments.csv", "summary.json"],
            files.Keys.Order(StringComparer.Ordinal));
        var (text, lines) = (string.Join('\n', files.Values), files.Where(file => file.Key != "rule.json").SelectMany(file => file.Value.Split('\n')).ToList());
        Assert.DoesNotMatch("mzj-0|scjgj-0|rosterSalt|frameKey|blind", text);
        Assert.DoesNotContain(full.Json("seed.json").GetProperty("rosterSalt").GetString()!, text);
        foreach (var row in full["frame.csv"].Split('\n')[1..^1].Select(line => line.Split(',')))
            Assert.DoesNotContain(row[2], text);
        Assert.DoesNotContain(lines, line => IdAndStratum().IsMatch(line));
        Assert.Equal(["id", .. full["drawn.csv"].Split('\n')[1..^1].Select(line => line.Split(',')[1]).Order(StringComparer.Ordinal), ""], files["drawn.csv"].Split('\n'));
    }

    [Theory, BothDatabases]
    public async Task The_open_bundle_is_there_from_the_confirmation_on_and_is_the_sealed_one(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        Assert.Equal(HttpStatusCode.NotFound, await StateOfAsync(county, OpenBundle));
        var draw = await county.FreezeAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StateOfAsync(county, OpenBundle));
        await county.RevealAsync(draw);
        Assert.Equal(HttpStatusCode.NotFound, await StateOfAsync(county, OpenBundle));
        await county.ConfirmAsync();
        using var answer = await county.OpenAsync(OpenBundle);
        Assert.Equal(("application/zip", "2023-halal-1-bundle.zip"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal(await county.BundleAsync(Official.Office, draw, GetBundleRequest.Types.Kind.Sealed), await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, await StateOfAsync(county, "draws/2023-halal/2/bundle.zip"));
        Assert.Equal(HttpStatusCode.NotFound, await StateOfAsync(county, "draws/nothing/1/bundle.zip"));
    }

    [Theory, BothDatabases]
    public async Task The_leaves_are_open_from_the_freeze_on_and_are_those_of_the_bundle(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        Assert.Equal(HttpStatusCode.NotFound, await StateOfAsync(county, OpenLeaves));
        var draw = await county.FreezeAsync();
        using var answer = await county.OpenAsync(OpenLeaves);
        var leaves = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal(Register.InScope + 2, leaves.Split('\n').Length);
        await county.RevealAsync(draw);
        foreach (var kind in new[] { GetBundleRequest.Types.Kind.Full, GetBundleRequest.Types.Kind.Sealed })
            Assert.Equal(leaves, DrawDesk.FilesOf(await county.BundleAsync(Official.Office, draw, kind))["leaves.csv"]);
    }

    [Theory, BothDatabases]
    public async Task A_replacement_stands_in_the_bundle_with_its_reason_and_the_bundle_holds(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var seat = (await county.Host.AskAsync<ListAssignmentsResponse>(Official.Office, new ListAssignmentsRequest { Parent = draw.Name })).Assignments[0];
        await county.Host.AskAsync<Draw>(Official.Office, new ReplaceInspectorRequest { Name = draw.Name, Target = seat.Target, Inspector = seat.Inspector, Reason = "病假，\"急\"" });
        var bundle = await county.BundleAsync(Official.BureauClerk, draw);
        Assert.Contains($"{seat.Target},{seat.Department["departments/".Length..]},{seat.Inspector["inspectors/".Length..]},", DrawDesk.FilesOf(bundle)["replacements.csv"]);
        DrawDesk.Holds(BundleVerifier.Verify(bundle, await county.PublishedKeysAsync()));
        Assert.Equal(1, (await county.OpenDrawAsync()).GetProperty("replacements").GetInt32());
    }

    private static async Task<HttpStatusCode> StateOfAsync(CountyAtWork county, string path)
    {
        using var answer = await county.OpenAsync(path);
        return answer.StatusCode;
    }

    [GeneratedRegex("^[^,{]+,(individual|ungraded|A|B|C|D)(,|$)")]
    private static partial Regex IdAndStratum();
}
