using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.Handlers;
using ChangliBridge.Sync.Platforms.Signing;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>Signature computed apart from this code: <c>printf 1698624000sandbox-token3f1c2d1698624000 | openssl dgst -sha256</c>.</summary>
public sealed class TifTests
{
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""";

    private static readonly string[] Tokens = ["t0", "t1"];

    [Fact]
    public void The_signature_is_that_of_openssl_in_either_case()
    {
        const string expected = "d8265936748d2adcefa3a6084f6919b2eb93de532581f0741d464cb2b2082513";

        Assert.Equal(expected, TifHandler.Sign("sandbox-token", "1698624000", "3f1c2d", HexCase.Lower));
        Assert.Equal(expected.ToUpperInvariant(), TifHandler.Sign("sandbox-token", "1698624000", "3f1c2d", HexCase.Upper));
    }

    [Fact]
    public async Task Each_request_is_signed_anew_in_seconds_of_the_bridge_clock()
    {
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "Tif"), ("PaasId", "changli"), ("Token", "t0"), ("ServiceId", "ssj")));
        province.Answer("/province/results", 200, Receipt);
        string[] names = ["paasid", "timestamp", "nonce", "signature", "serviceId"];

        Assert.True((await province.PublishAsync()).Succeeded);
        var first = names.Select(name => province.HeaderOf("/province/results", $"x-tif-{name}")).ToArray();
        Assert.True((await province.PublishAsync()).Succeeded);

        Assert.Equal(("changli", "1698624000", "ssj"), (first[0], first[1], first[4]));
        Assert.Equal(TifHandler.Sign("t0", first[1], first[2], HexCase.Lower), first[3]);
        Assert.NotEqual(first[2], province.HeaderOf("/province/results", "x-tif-nonce"));
        Assert.Equal(0, province.Secrets);
    }

    [Fact]
    public async Task A_token_in_a_file_is_rotated_by_writing_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "token");
        await File.WriteAllTextAsync(file, "t0\n", TestContext.Current.CancellationToken);
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "Tif"), ("PaasId", "changli"), ("TokenFile", file)));
        province.Answer("/province/results", 200, Receipt);
        Assert.Equal("t0", await SignerAsync(province));

        await File.WriteAllTextAsync(file, "t1\n", TestContext.Current.CancellationToken);
        Assert.Equal("t1", await SignerAsync(province));
        File.Delete(file);

        var exchange = await province.PublishAsync();
        Assert.Equal(Failure.SecretUnavailable, exchange.Failure);
        Assert.Contains(file, exchange.Message, StringComparison.Ordinal);
        Assert.Equal(2, province.Asked("/province/results"));
    }

    private static async Task<string> SignerAsync(ContractProvince province)
    {
        Assert.True((await province.PublishAsync()).Succeeded);
        var (time, nonce) = (province.HeaderOf("/province/results", "x-tif-timestamp"), province.HeaderOf("/province/results", "x-tif-nonce"));
        return Tokens.Single(token => TifHandler.Sign(token, time, nonce, HexCase.Lower) == province.HeaderOf("/province/results", "x-tif-signature"));
    }
}
