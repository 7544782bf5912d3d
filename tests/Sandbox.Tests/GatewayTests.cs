using ChangliBridge.Sandbox.Gateway;

namespace ChangliBridge.Sandbox.Tests;

public sealed class GatewayTests : RunningSandbox
{
    [Fact]
    public void The_signature_is_that_of_openssl() => Assert.Equal(
        "E8riGX/nWYukM7v0puxImTmwxc13cCar/dVvheCEZ1g=",
        GatewaySigning.Sign("demo-secret"u8.ToArray(), "ssj", "changli-bridge", "1698624000000"));

    [Fact]
    public async Task A_signed_call_is_answered_in_the_envelope()
    {
        var answer = await Caller.GetAsync("province/items?page=1&size=200");
        Assert.Equal("0", answer.GetProperty("code").GetString());
        Assert.Equal("ok", answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_secret_lives_two_hours_of_the_provinces_clock()
    {
        var data = await Caller.FetchSecretAsync();
        var life = data.GetProperty("secretEndTime").GetInt64() - Sandbox.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.InRange(life, TimeSpan.FromMinutes(119).TotalMilliseconds, TimeSpan.FromHours(2).TotalMilliseconds);
    }

    [Fact]
    public async Task An_expired_secret_is_refused_with_1001()
    {
        Sandbox.Clock.Set(Sandbox.Clock.GetUtcNow().AddHours(3));
        await AssertRefusedAsync("1001");
    }

    [Fact]
    public async Task A_secret_of_an_earlier_gateway_is_refused_with_1001()
    {
        using var early = new SandboxCaller(Sandbox) { Secret = "issued by a gateway that is gone" };
        var (status, answer) = await early.TryGetAsync("internet-plus/items?page=1&size=10");
        Assert.Equal((401, "1001"), (status, answer.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_with_1002()
    {
        Caller.Secret = "guessed";
        await AssertRefusedAsync("1002");
    }

    [Fact]
    public async Task An_unknown_application_is_refused_with_1002()
    {
        Caller.AppId = "somebody-else";
        await AssertRefusedAsync("1002");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public async Task A_clock_more_than_five_minutes_off_is_refused_with_1003(int minutes)
    {
        Caller.Skew = TimeSpan.FromMinutes(minutes);
        await AssertRefusedAsync("1003");
    }

    [Fact]
    public async Task An_earlier_secret_still_signs_until_it_ends()
    {
        var first = Caller.Secret;
        await Caller.FetchSecretAsync();
        Caller.Secret = first;
        var (status, _) = await Caller.TryGetAsync("province/items?page=1&size=10");
        Assert.Equal(200, status);
    }

    private async Task AssertRefusedAsync(string code)
    {
        var (status, answer) = await Caller.TryGetAsync("province/items?page=1&size=10");
        Assert.Equal((401, code), (status, answer.GetProperty("code").GetString()));
    }
}
