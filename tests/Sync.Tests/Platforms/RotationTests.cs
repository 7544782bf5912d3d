using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>Settings that change while the bridge runs.</summary>
public sealed class RotationTests
{
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""";

    /// <summary>32 bytes 1f to 00.</summary>
    private const string NewKey = "1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100";

    // printf ssjchangli-bridge1698624000000 | openssl dgst -sha256 -mac HMAC -macopt hexkey:KEY -binary | base64
    private const string SignedByOld = "95dWkD7W7a3cGgpYO8raPluf4AHLwQ812ZMpExQaKK4=";
    private const string SignedByNew = "l8vKiAYNNy7uwZp9rlU++n1JhWYvG5CEc+k17+aJ6C0=";

    [Fact]
    public async Task A_rotated_app_key_fetches_the_next_secret_and_what_the_old_one_fetched_is_not_used_again()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, Receipt);
        await province.PublishAsync();
        Assert.Equal(SignedByOld, province.HeaderOf("/province/auth/secret", "gjgxjhpt_sign"));

        province.Set(("Signing:AppKey", NewKey));
        var exchange = await province.PublishAsync();

        // This province seals with the old key: that the new one does not open it shows that it was tried.
        Assert.Equal(Sync.Platforms.Failure.SecretUnavailable, exchange.Failure);
        Assert.Equal(SignedByNew, province.HeaderOf("/province/auth/secret", "gjgxjhpt_sign"));
        Assert.Equal((2, 1), (province.Secrets, province.Asked("/province/results")));
    }

    [Fact]
    public async Task A_key_file_that_is_written_anew_is_the_next_key()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "app.key");
        await File.WriteAllTextAsync(file, HebeiProfile.AppKey, TestContext.Current.CancellationToken);
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "GatewayHmac"), ("AppId", "changli-bridge"), ("ServiceId", "ssj"), ("AppKeyFile", file)));
        province.Answer("/province/results", 200, Receipt);
        Assert.True((await province.PublishAsync()).Succeeded);

        await File.WriteAllTextAsync(file, NewKey, TestContext.Current.CancellationToken);
        await province.PublishAsync();

        Assert.Equal(SignedByNew, province.HeaderOf("/province/auth/secret", "gjgxjhpt_sign"));
    }

    [Fact]
    public async Task Faulty_settings_change_nothing_and_every_sentence_is_logged()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, Receipt);

        province.Set(("Signing:AppKey", "canary-that-is-no-key"), ("Paging:PageSize", "0"), ("Envelope:Success:0", "9"));

        Assert.True((await province.PublishAsync()).Succeeded);
        Assert.Contains(province.Log.Lines, line => line.Contains("Platforms:Provincial:Signing:AppKey must be 64 hex digits", StringComparison.Ordinal));
        Assert.Contains(province.Log.Lines, line => line.Contains("Platforms:Provincial:Paging:PageSize must be 1 to 5000", StringComparison.Ordinal));
        Assert.DoesNotContain(province.Log.Lines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_leases_were_cut_to_waits_for_a_restart_and_the_rest_does_not()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, Receipt);

        province.Set(("Limits:TimeoutMilliseconds", "9000"), ("Limits:Concurrency", "9"), ("Paths:result", "elsewhere"), ("BaseUrl", "http://127.0.0.1:9/"), ("Envelope:Success:0", "9"));
        var exchange = await province.PublishAsync();

        Assert.Equal((3000, 4), (province.Profile.Current.Limits.TimeoutMilliseconds, province.Profile.Current.Limits.Concurrency));
        Assert.Equal((Sync.Platforms.Failure.SecretUnavailable, 1), (exchange.Failure, province.Secrets));
        Assert.Contains(province.Log.Lines, line => line.Contains("wait for a restart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_key_stands_in_a_log_or_an_exchange()
    {
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "Tif"), ("PaasId", "changli"), ("Token", "canary-token")));
        province.Answer("/province/results", 401, """{"code":"1002","message":"signature"}""");

        var exchange = await province.PublishAsync();

        Assert.DoesNotContain("canary", exchange.ToString() + string.Concat(province.Log.Lines) + province.Profile.Current, StringComparison.Ordinal);
    }
}
