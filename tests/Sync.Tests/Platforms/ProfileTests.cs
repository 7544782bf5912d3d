using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class ProfileTests
{
    private const string Section = "Platforms:Provincial";

    [Fact]
    public void The_sandbox_profile_has_no_fault()
    {
        var reading = Read(_ => { });

        Assert.Empty(reading.Faults);
        Assert.Equal((UnknownPolicy.LookupThenResend, 500, 3000), (reading.Profile.Delivery.Policy, reading.Profile.Delivery.SettleMilliseconds, reading.Profile.Limits.TimeoutMilliseconds));
    }

    [Fact]
    public void Every_wrong_key_is_reported_at_once()
    {
        var reading = Read(settings =>
        {
            settings[$"{Section}:BaseUrl"] = "ftp://province";
            settings[$"{Section}:Sining:Kind"] = "GatewayHmac";
            settings[$"{Section}:Signing:AppKey"] = "a-key-that-is-not-hex";
            settings[$"{Section}:Signing:Appid2"] = "x";
            settings[$"{Section}:Envelope:Busy:1"] = "2001";
            settings[$"{Section}:Paging:PageSize"] = "many";
            settings[$"{Section}:Delivery:Policy"] = "5";
            settings[$"{Section}:Delivery:AttemptBudget"] = "0";
            settings[$"{Section}:Limits:Concurrency"] = "65";
            settings[$"{Section}:Paths:resultz"] = "results";
            settings[$"{Section}:Paths:plan"] = "../admin";
            settings[$"{Section}:Paths:draw"] = "http://169.254.169.254/";
        });

        string[] expected = ["BaseUrl", "Sining", "Signing:AppKey", "Signing:Appid2", "Envelope:Busy", "Paging:PageSize", "Delivery:Policy", "Delivery:AttemptBudget",
            "Limits:Concurrency", "Paths:resultz", "Paths:plan", "Paths:draw"];
        Assert.Equal(expected.Select(key => $"{Section}:{key}").Order(StringComparer.OrdinalIgnoreCase), reading.Faults.Select(fault => fault.Split(' ')[0]));
        Assert.DoesNotContain(reading.Faults, fault => fault.Contains("a-key-that-is-not-hex", StringComparison.Ordinal));
    }

    [Fact]
    public void Looking_up_before_resending_needs_a_path_to_look_up()
    {
        var reading = Read(settings => settings.Remove($"{Section}:Paths:lookup"));

        Assert.Equal([$"{Section}:Delivery:Policy is LookupThenResend, but Paths:lookup is missing."], reading.Faults);
    }

    [Fact]
    public void A_platform_without_a_profile_stops_the_start_and_says_where_it_is_missing()
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddPlatforms(new ConfigurationBuilder().Build()).BuildServiceProvider();

        var fault = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Platforms:Provincial is missing", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("Platforms:InternetPlus is missing", fault.ToString(), StringComparison.Ordinal);
    }

    private static ProfileReading Read(Action<Dictionary<string, string?>> change)
    {
        var settings = HebeiProfile.Settings(new Uri("http://127.0.0.1:7001/"));
        change(settings);
        return ProfileSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(Section), Operations.Provincial);
    }
}
