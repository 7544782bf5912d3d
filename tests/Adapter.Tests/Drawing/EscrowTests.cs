using System.Text;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>托管: the lead cannot stop a draw by losing its secret.</summary>
public sealed class EscrowTests
{
    [Theory, BothDatabases]
    public async Task The_office_opens_the_escrow_to_the_secret_that_is_revealed_later(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.FreezeAsync();
        var secret = SealedSecret.Open(KeyDesk.Of("ssjb"), draw.Escrow, Encoding.UTF8.GetBytes(draw.Name));
        Assert.Equal(draw.Escrow, (await county.OpenDrawAsync()).GetProperty("escrow").GetString());
        Assert.ThrowsAny<FormatException>(() => SealedSecret.Open(KeyDesk.Of("mzj"), draw.Escrow, Encoding.UTF8.GetBytes(draw.Name)));
        Assert.ThrowsAny<FormatException>(() => SealedSecret.Open(KeyDesk.Of("ssjb"), draw.Escrow, Encoding.UTF8.GetBytes(draw.Name + "1")));
        await county.RevealAsync(draw);
        var files = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw));
        Assert.Equal(Convert.ToHexStringLower(secret), files.Json("seed.json").GetProperty("secret").GetString());
        Assert.Equal(draw.Escrow, files.Json("commitment.json").GetProperty("escrow").GetString());
    }

    [Theory, BothDatabases]
    public async Task An_office_with_an_SM2_key_opens_it_too(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var key = SigningKey.Create("SM2");
        await county.Host.AskAsync<PartyKey>(Official.Office, new RegisterPartyKeyRequest { KeyId = key.KeyId });
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        var secret = SealedSecret.Open(key, draw.Escrow, Encoding.UTF8.GetBytes(draw.Name));
        await county.Host.AskAsync<Draw>(Official.Office, DrawDesk.Countersign(draw, key));
        await county.OpenAllAsync(draw, "mzj");
        await county.RevealOnlyAsync(draw);
        var files = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw));
        Assert.Equal(Convert.ToHexStringLower(secret), files.Json("seed.json").GetProperty("secret").GetString());
    }

    [Theory, BothDatabases]
    public async Task There_is_none_where_the_office_has_no_key(StoreProvider provider)
    {
        await using var county = await DrawDesk.WithKeysOfAsync(provider, "mzj");
        var draw = await county.FreezeAsync(DrawDesk.Committed("mzj"));
        Assert.Equal("", draw.Escrow);
        await county.OpenAllAsync(draw, "mzj");
        await county.RevealOnlyAsync(draw);
        Assert.Equal("", DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw)).Json("commitment.json").GetProperty("escrow").GetString());
    }
}
