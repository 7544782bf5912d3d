using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>Signatures computed apart from this code: <c>printf ssjchangli-bridge1698624000000 | openssl dgst -sha256 -hmac KEY -binary | base64</c>.</summary>
public sealed class GatewayHmacTests
{
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""";
    private const string EmptyPage = """{"code":"0","message":"ok","data":{"total":0,"rows":[]}}""";

    [Fact]
    public async Task The_secret_is_fetched_with_the_app_key_and_signs_what_follows()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, Receipt);

        var exchange = await province.PublishAsync();

        Assert.True(exchange.Succeeded, exchange.Message);
        Assert.Equal("1698624000000", province.HeaderOf("/province/auth/secret", "gjgxjhpt_rtime"));
        Assert.Equal("95dWkD7W7a3cGgpYO8raPluf4AHLwQ812ZMpExQaKK4=", province.HeaderOf("/province/auth/secret", "gjgxjhpt_sign"));
        Assert.Equal("hH5CUpzC1a3sqOcDZwIx+DOLdjn/f4zW4oziuD7QZyc=", province.HeaderOf("/province/results", "gjgxjhpt_sign"));
        Assert.Equal("changli-bridge", province.HeaderOf("/province/results", "gjgxjhpt_rid"));
        Assert.Equal("ssj", province.HeaderOf("/province/results", "gjgxjhpt_sid"));
    }

    [Fact]
    public async Task Many_callers_wait_for_one_refresh()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, Receipt);

        var exchanges = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => province.PublishAsync()));

        Assert.All(exchanges, exchange => Assert.True(exchange.Succeeded, exchange.Message));
        Assert.Equal(1, province.Secrets);
    }

    [Fact]
    public async Task The_secret_is_refreshed_before_it_ends_by_the_bridge_clock()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, Receipt);
        await province.PublishAsync();

        province.Clock.Step(TimeSpan.FromMinutes(117));
        await province.PublishAsync();
        Assert.Equal(1, province.Secrets);
        province.Clock.Step(TimeSpan.FromMinutes(2));
        await province.PublishAsync();

        Assert.Equal(2, province.Secrets);
    }

    [Fact]
    public async Task A_read_whose_secret_is_refused_is_signed_anew_and_sent_once_more()
    {
        using var province = new ContractProvince();
        province.Answer("/province/tags", 200, EmptyPage);
        province.Server.Given(Request.Create().WithPath("/province/tags").WithHeader("gjgxjhpt_sign", "hH5CUpzC1a3sqOcDZwIx+DOLdjn/f4zW4oziuD7QZyc=")).AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(401).WithBody("""{"code":"1001","message":"secret expired"}"""));

        var pulled = await province.Province.PullAsync("tags", 1, TestContext.Current.CancellationToken);

        Assert.True(pulled.Exchange.Succeeded, pulled.Exchange.Message);
        Assert.Equal("EvV54AUncKgv7xRC216sgSJCB60WzdwW08aW7zxxJDw=", province.HeaderOf("/province/tags", "gjgxjhpt_sign"));
        Assert.Equal(2, province.Asked("/province/tags"));
        Assert.Equal(2, province.Secrets);
    }

    [Fact]
    public async Task A_write_whose_secret_is_refused_is_left_to_the_ledger_and_the_next_one_is_signed_anew()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 401, """{"code":"1001","message":"secret expired"}""");

        var refused = await province.PublishAsync();
        Assert.Equal(Sync.Platforms.CodeMeaning.Unauthorised, refused.Meaning);
        Assert.Equal(1, province.Asked("/province/results"));
        await province.PublishAsync();

        Assert.Equal("EvV54AUncKgv7xRC216sgSJCB60WzdwW08aW7zxxJDw=", province.HeaderOf("/province/results", "gjgxjhpt_sign"));
        Assert.Equal(2, province.Secrets);
    }

    [Theory]
    [InlineData(401, """{"code":"1003","message":"clock"}""")]
    [InlineData(200, """{"code":"0","message":"ok","data":{"secret":"AAAA","secretEndTime":1}}""")]
    [InlineData(200, "<html>log in</html>")]
    public async Task Without_a_secret_nothing_is_sent(int status, string body)
    {
        using var province = new ContractProvince();
        province.Server.Given(Request.Create().WithPath("/province/auth/secret")).AtPriority(-1).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));

        var exchange = await province.PublishAsync();

        Assert.Equal(Sync.Platforms.Failure.SecretUnavailable, exchange.Failure);
        Assert.Equal(0, province.Asked("/province/results"));
    }
}
