using System.Buffers.Text;
using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>公钥登记: one key in force a party, every old one kept.</summary>
public sealed class PartyKeyTests
{
    private static readonly string[] Parties = ["ssjb", "mzj", "scjgj"];

    [Theory, BothDatabases]
    public async Task A_rotated_key_is_listed_as_retired_and_still_signs_for_draws_frozen_before(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var (draw, fresh) = (await county.FreezeAsync(), SigningKey.Create("ES256"));
        await county.AdvanceAsync(SteppedClock.DemoStart.AddHours(1));
        var rotated = await county.Host.AskAsync<PartyKey>(Official.BureauApprover, new RegisterPartyKeyRequest { KeyId = fresh.KeyId });
        Assert.Equal(("mzj", fresh.KeyId, true, null), (rotated.Party, rotated.KeyId, rotated.Active, rotated.RetireTime));
        var ofBureau = (await county.KeysAsync()).Where(key => key.Party == "mzj").ToList();
        Assert.Equal([KeyDesk.Of("mzj").KeyId, fresh.KeyId], ofBureau.Select(key => key.KeyId));
        Assert.Equal((false, rotated.RegisterTime), (ofBureau[0].Active, ofBureau[0].RetireTime));
        Assert.Equal(rotated, ofBureau[1]);

        var post = CountyAtWork.CommitRequest(draw, "mzj");
        var old = post.Signature;
        post.Signature = fresh.Sign(Convert.FromHexString(post.Commitment));
        (await county.Host.RefuseAsync(Official.BureauClerk, post)).Is(StatusCode.FailedPrecondition, "signature SIGNATURE_FITS");
        post.Signature = old;
        Assert.Equal(KeyDesk.Of("mzj").KeyId, (await county.Host.AskAsync<Draw>(Official.BureauClerk, post)).Slots[0].KeyId);

        await county.Host.AskAsync<Draw>(Official.Office, new VoidDrawRequest { Name = draw.Name, Reason = "重做" });
        Assert.Equal(fresh.KeyId, (await county.FreezeAsync(DrawDesk.Committed("mzj"))).Slots[0].KeyId);
    }

    [Theory, BothDatabases]
    public async Task What_is_no_key_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var good = KeyDesk.Of("mzj").KeyId;
        foreach (var wrong in new[] { "abc", good.ToUpperInvariant(), good[..^1], good + "0", "es256:02" + new string('f', 64), "rsa:" + good[6..], " " + good })
            (await county.Host.RefuseAsync(Official.BureauClerk, new RegisterPartyKeyRequest { KeyId = wrong })).Is(StatusCode.InvalidArgument, "key_id FIELD_MALFORMED");
        (await county.Host.RefuseAsync(Official.BureauClerk, new RegisterPartyKeyRequest())).Is(StatusCode.InvalidArgument, "key_id FIELD_REQUIRED");
        (await county.Host.RefuseAsync(Official.Stranger, new RegisterPartyKeyRequest { KeyId = good })).Is(StatusCode.PermissionDenied, "key_id NOT_PERMITTED");
    }

    [Theory, BothDatabases]
    public async Task A_key_belongs_to_one_party_for_ever(StoreProvider provider)
    {
        var retired = SigningKey.Create("SM2").KeyId;
        await using var county = await CountyAtWork.WithRegistersAsync(provider, ("Evidence:RetiredKeys:0", retired));
        await county.RegisterKeyAsync("mzj");
        var register = new RegisterPartyKeyRequest { KeyId = KeyDesk.Of("mzj").KeyId };
        foreach (var official in new[] { Official.BureauClerk, Official.MarketClerk })
            (await county.Host.RefuseAsync(official, register.Clone())).Is(StatusCode.AlreadyExists, "key_id ALREADY_EXISTS");
        await county.Host.AskAsync<PartyKey>(Official.BureauClerk, new RegisterPartyKeyRequest { KeyId = SigningKey.Create("ES256").KeyId });
        foreach (var official in new[] { Official.BureauClerk, Official.MarketClerk })
            (await county.Host.RefuseAsync(official, register.Clone())).Is(StatusCode.AlreadyExists, "key_id ALREADY_EXISTS");
        foreach (var ofBridge in new[] { retired, KeyDesk.Of("bridge").KeyId })
            (await county.Host.RefuseAsync(Official.BureauClerk, new RegisterPartyKeyRequest { KeyId = ofBridge })).Is(StatusCode.AlreadyExists, "key_id ALREADY_EXISTS");
    }

    [Theory, BothDatabases]
    public async Task The_bridges_own_keys_come_first_and_everybody_reads_all(StoreProvider provider)
    {
        var retired = SigningKey.Create("SM2").KeyId;
        await using var county = await CountyAtWork.WithRegistersAsync(provider, ("Evidence:RetiredKeys:0", retired));
        foreach (var party in Parties)
            await county.RegisterKeyAsync(party);
        var keys = await county.KeysAsync();
        Assert.Equal(["partyKeys/bridge-1", "partyKeys/bridge-2", "partyKeys/1", "partyKeys/2", "partyKeys/3"], keys.Select(key => key.Name));
        Assert.Equal(["bridge", "bridge", .. Parties], keys.Select(key => key.Party));
        Assert.Equal([retired, KeyDesk.Of("bridge").KeyId, .. Parties.Select(party => KeyDesk.Of(party).KeyId)], keys.Select(key => key.KeyId));
        Assert.Equal([false, true, true, true, true], keys.Select(key => key.Active));
        Assert.Equal([null, null, true, true, true], keys.Select(key => key.RegisterTime is null ? null : (bool?)true));
        using var answer = await county.OpenAsync("keys");
        var open = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(keys.Select(key => (key.Party, key.KeyId, key.Active)), open.Select(key => (key.GetProperty("party").GetString()!, key.GetProperty("keyId").GetString()!, key.GetProperty("active").GetBoolean())));
    }

    [Theory, BothDatabases]
    public async Task The_list_comes_in_pages(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var (all, token, pages) = (new List<PartyKey>(), "", 0);
        do
        {
            var page = await county.Host.AskAsync<ListPartyKeysResponse>(Official.MarketClerk, new ListPartyKeysRequest { PageSize = 3, PageToken = token });
            Assert.Equal(token.Length == 0 ? 4 : 0, page.TotalSize);
            all.AddRange(page.PartyKeys);
            (token, pages) = (page.NextPageToken, pages + 1);
        }
        while (token.Length > 0);
        Assert.Equal(2, pages);
        Assert.Equal(await county.KeysAsync(), all);
        var beyond = Base64Url.EncodeToString("99999999999999"u8);
        Assert.Empty((await county.Host.AskAsync<ListPartyKeysResponse>(Official.MarketClerk, new ListPartyKeysRequest { PageToken = beyond })).PartyKeys);
    }
}
