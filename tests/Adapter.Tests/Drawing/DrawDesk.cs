using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;
using Draw = ChangliBridge.Contract.V1.Draw;
using PartyKey = ChangliBridge.Contract.V1.PartyKey;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>What the tests of draws do again and again: slots of each kind, posts, bundles and the published keys.</summary>
internal static class DrawDesk
{
    /// <summary>A witness outside every department: the notary.</summary>
    public const string Notary = "gzc";

    /// <summary>The name of the beacon's slot.</summary>
    public const string Drand = "drand";

    public static readonly DateTimeOffset Closes = SteppedClock.DemoStart.AddDays(2);
    public static readonly DateTimeOffset RoundAt = SteppedClock.DemoStart.AddDays(3);
    public static readonly DateTimeOffset RevealBy = SteppedClock.DemoStart.AddDays(4);

    /// <summary>The signature of the beacon's round; its digest is the randomness.</summary>
    public static readonly string RoundSignature = Convert.ToHexStringLower([.. Enumerable.Repeat((byte)0xB5, 48)]);
    public static readonly string Randomness = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(RoundSignature)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A county with a disclosed plan and the notary as a witness with a key.</summary>
    public static async Task<CountyAtWork> WithNotaryAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithRegistersAsync(provider, ("County:Witnesses:0:Id", Notary), ("County:Witnesses:0:Name", "昌黎县公证处"));
        await county.ClaimAsync();
        await county.RegisterKeyAsync(Notary);
        await county.DiscloseAsync(CountyPlan.Joint());
        return county;
    }

    /// <summary>A county with a disclosed plan, where only <paramref name="parties"/> have keys.</summary>
    public static async Task<CountyAtWork> WithKeysOfAsync(StoreProvider provider, params string[] parties)
    {
        var county = await CountyAtWork.WithRegistersAsync(provider);
        foreach (var party in parties)
            await county.RegisterKeyAsync(party);
        await county.ClaimItemsAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        return county;
    }

    public static ContributionSlot Committed(string party, bool outside = false) => new() { Name = party, Outside = outside, CloseTime = Timestamp.FromDateTimeOffset(Closes) };

    public static ContributionSlot Witnessed(string party, string form) => new()
    {
        Name = party,
        Kind = ContributionSlot.Types.Kind.Witnessed,
        Form = form,
        Outside = true,
        CloseTime = Timestamp.FromDateTimeOffset(Closes),
    };

    public static ContributionSlot Beacon(DateTimeOffset? roundAt = null) => new()
    {
        Name = Drand,
        Kind = ContributionSlot.Types.Kind.Beacon,
        Source = $"drand:{new string('5', 64)}:2127412",
        Outside = true,
        CloseTime = Timestamp.FromDateTimeOffset(roundAt ?? RoundAt),
    };

    public static FreezeDrawRequest Freeze(params ContributionSlot[] slots) =>
        new() { Parent = CountyPlan.Name, BatchId = CountyPlan.BatchId, RevealBy = Timestamp.FromDateTimeOffset(RevealBy), Slots = { slots } };

    public static Task<Draw> FreezeAsync(this CountyAtWork county, params ContributionSlot[] slots) => county.Host.AskAsync<Draw>(Official.BureauClerk, Freeze(slots));

    /// <summary>A witnessed value, signed by its party.</summary>
    public static AddContributionRequest Post(Draw draw, string slot, string value, SigningKey? key = null) => new()
    {
        Name = draw.Name,
        Slot = slot,
        Value = value,
        Signature = (key ?? KeyDesk.Of(slot)).Sign(SlotCommitment.Of(Convert.FromHexString(draw.Commitment), slot, value)),
    };

    public static AddContributionRequest PostBeacon(Draw draw) => new() { Name = draw.Name, Slot = Drand, Value = Randomness, Signature = RoundSignature };

    public static AddContributionRequest Open(Draw draw, string party) => new() { Name = draw.Name, Slot = party, Value = CountyAtWork.ValueOf(party) };

    public static CountersignDrawRequest Countersign(Draw draw, SigningKey key) => new() { Name = draw.Name, Signature = key.Sign(Convert.FromHexString(draw.Commitment)) };

    /// <summary>Every given party commits, then every one opens.</summary>
    public static async Task OpenAllAsync(this CountyAtWork county, Draw draw, params string[] parties)
    {
        foreach (var party in parties)
            await county.CommitAsync(draw, party);
        foreach (var party in parties)
            await county.Host.AskAsync<Draw>(CountyAtWork.PartyOf(party), Open(draw, party));
    }

    public static Task<Draw> RevealOnlyAsync(this CountyAtWork county, Draw draw) => county.Host.AskAsync<Draw>(Official.BureauClerk, new RevealDrawRequest { Name = draw.Name });

    public static Task<Draw> GetAsync(this CountyAtWork county, Draw draw) => county.Host.AskAsync<Draw>(Official.BureauClerk, new GetDrawRequest { Name = draw.Name });

    public static async Task<List<PartyKey>> KeysAsync(this CountyAtWork county) =>
        [.. (await county.Host.AskAsync<ListPartyKeysResponse>(Official.BureauClerk, new ListPartyKeysRequest())).PartyKeys];

    public static async Task<PublishedKeys> PublishedKeysAsync(this CountyAtWork county) => new([.. (await county.KeysAsync()).Select(key => (key.Party, key.KeyId))]);

    public static async Task<byte[]> BundleAsync(this CountyAtWork county, Official official, Draw draw, GetBundleRequest.Types.Kind kind = GetBundleRequest.Types.Kind.Full) =>
        [.. (await county.Host.Link.StreamAsync(TokenDesk.For(official), new GetBundleRequest { Name = draw.Name, Kind = kind })).SelectMany(chunk => BridgeHost.Parse<BundleChunk>(chunk).Content)];

    public static async Task<Refusal> RefuseBundleAsync(this CountyAtWork county, Official official, Draw draw, GetBundleRequest.Types.Kind kind = GetBundleRequest.Types.Kind.Full) =>
        Refusal.Of(await Assert.ThrowsAsync<RpcException>(() => county.BundleAsync(official, draw, kind)));

    /// <summary>The files of a bundle by name.</summary>
    public static IReadOnlyDictionary<string, string> FilesOf(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }

    public static JsonElement Json(this IReadOnlyDictionary<string, string> files, string name) => JsonDocument.Parse(files[name]).RootElement;

    /// <summary>Asserts that every step holds.</summary>
    public static void Holds(IReadOnlyList<VerificationStep> steps) => Assert.True(steps[^1].Holds, $"{steps[^1].Name}: {steps[^1].Finding}");

    /// <summary>An answer of the open pages.</summary>
    public static async Task<HttpResponseMessage> OpenAsync(this CountyAtWork county, string path)
    {
        using var client = county.Host.CreateClient();
        return await client.GetAsync($"/open/v1/{path}", Ct);
    }

    public static async Task<JsonElement> OpenDrawAsync(this CountyAtWork county, int number = 1)
    {
        using var answer = await county.OpenAsync("draws");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("items")[number - 1];
    }
}
