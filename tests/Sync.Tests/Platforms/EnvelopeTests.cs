using System.Text;
using ChangliBridge.Sync.Platforms;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class EnvelopeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_names_what_was_taken()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":2,"receipt":"P-9"}}""");

        var exchange = await province.PublishAsync();

        Assert.Equal(new Receipt("130322:mzj:1", 2, "P-9"), exchange.Receipt);
        Assert.Equal("""{"businessKey":"130322:mzj:1","revision":1,"kind":"result","body":{"code":"1"}}""",
            province.LastRequest.Body);
    }

    [Theory]
    [InlineData(200, "2001", CodeMeaning.Refused)]
    [InlineData(503, "5003", CodeMeaning.Busy)]
    [InlineData(401, "1002", CodeMeaning.Unauthorised)]
    [InlineData(200, "7777", CodeMeaning.Unknown)]
    [InlineData(500, "0", CodeMeaning.Unknown)]
    internal async Task The_profile_says_what_a_code_means(int status, string code, CodeMeaning meaning)
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", status, $$$"""{"code":"{{{code}}}","message":"字段有误","data":null}""");

        var exchange = await province.PublishAsync();

        Assert.Equal((Failure.None, meaning, status, code, "字段有误"), (exchange.Failure, exchange.Meaning, exchange.HttpStatus, exchange.Code, exchange.Message));
        Assert.Equal(1, province.Asked("/province/results"));
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(204, "")]
    [InlineData(200, "<html><body>请登录</body></html>")]
    [InlineData(200, """{"code":"0","message":"ok","data":{"businessKey":"130322""")]
    [InlineData(200, """{"message":"ok"}""")]
    [InlineData(200, """["0"]""")]
    [InlineData(200, """{"code":"0","code":"2001","message":"which?"}""")]
    [InlineData(200, """{"code":"0","message":"ok"}""")]
    [InlineData(200, """{"code":"0","message":"ok","data":null}""")]
    [InlineData(200, """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1}}""")]
    [InlineData(200, """{"code":"0","message":"ok","data":{"businessKey":null,"revision":1,"receipt":"P-1"}}""")]
    [InlineData(200, """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":"1","receipt":"P-1"}}""")]
    [InlineData(502, "Bad Gateway")]
    public async Task A_reply_that_cannot_be_read_is_never_a_success(int status, string body)
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", status, body);

        var exchange = await province.PublishAsync();

        Assert.Equal((Failure.Unreadable, status), (exchange.Failure, exchange.HttpStatus));
        Assert.False(exchange.Succeeded);
        Assert.Equal(1, province.Asked("/province/results"));
    }

    [Fact]
    public async Task A_reply_larger_than_the_limit_is_not_read()
    {
        using var province = new ContractProvince(settings => settings["Platforms:Provincial:Limits:ReplyBytes"] = "4096");
        province.Answer("/province/results", 200, $$$"""{"code":"0","message":"{{{new string('x', 5000)}}}","data":{}}""");

        Assert.Equal(Failure.Unreadable, (await province.PublishAsync()).Failure);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var province = new ContractProvince();
        province.Answer("/elsewhere", 200, "{}");
        province.Server.Given(Request.Create().WithPath("/province/results")).RespondWith(Response.Create().WithStatusCode(307).WithHeader("Location", "/elsewhere"));

        var exchange = await province.PublishAsync();

        Assert.Equal((Failure.Unreadable, 307, 0), (exchange.Failure, exchange.HttpStatus, province.Asked("/elsewhere")));
    }

    [Fact]
    public async Task The_head_keeps_four_kibibytes_on_one_line_without_id_numbers_and_phones()
    {
        using var province = new ContractProvince();
        province.Answer("/province/results", 200, "{\"code\":\"2001\",\n\"message\":\"联系人 13800138000 证件 130322199001011234 编号 91130322MA0CHL0081\"}" + new string(' ', 9000));

        var exchange = await province.PublishAsync();

        Assert.Contains("联系人 *** 证件 *** 编号 91130322MA0CHL0081", exchange.Head, StringComparison.Ordinal);
        Assert.Equal("联系人 *** 证件 *** 编号 91130322MA0CHL0081", exchange.Message);
        Assert.DoesNotContain('\n', exchange.Head);
        Assert.True(exchange.Head.Length <= 4096);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("1000000000", 3600)]
    [InlineData("Mon, 30 Oct 2023 00:01:00 GMT", 60)]
    [InlineData("Sun, 29 Oct 2023 00:00:00 GMT", 0)]
    public async Task Retry_after_is_read_within_bounds(string header, int seconds)
    {
        using var province = new ContractProvince();
        province.Server.Given(Request.Create().WithPath("/province/results"))
            .RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", header).WithBody("""{"code":"5003","message":"busy"}"""));

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await province.PublishAsync()).RetryAfter);
    }

    [Fact]
    public async Task A_looked_up_record_comes_with_its_body_as_it_is()
    {
        using var province = new ContractProvince();
        province.Answer("/province/records", 200,
            """{"code":"0","message":"ok","data":{"found":true,"record":{"businessKey":"130322:mzj:1","revision":1,"kind":"result","body":{"code": "1"},"acceptedAt":"2023-11-06T01:00:00Z"}}}""");

        var lookedUp = await province.Province.LookUpAsync("130322:mzj:1", 1, Ct);

        Assert.True(lookedUp.Found);
        Assert.Equal(("130322:mzj:1", 1, "result"), (lookedUp.Record!.BusinessKey, lookedUp.Record.Revision, lookedUp.Record.Kind));
        Assert.Equal("""{"code": "1"}""", Encoding.UTF8.GetString(lookedUp.Record.Body.Span));
        Assert.Equal("", lookedUp.Exchange.Head);
    }

    [Theory]
    [InlineData("""{"found":true}""")]
    [InlineData("""{"found":false,"record":{"businessKey":"k","revision":1,"kind":"result","body":{}}}""")]
    [InlineData("""{"found":true,"record":{"businessKey":"k","revision":1,"kind":"result","body":{"code":"1","code":"8"}}}""")]
    [InlineData("{}")]
    public async Task A_look_up_that_contradicts_itself_is_neither_found_nor_not_found(string payload)
    {
        using var province = new ContractProvince();
        province.Answer("/province/records", 200, $$$"""{"code":"0","message":"ok","data":{{{payload}}}}""");

        var lookedUp = await province.Province.LookUpAsync("k", 1, Ct);

        Assert.Equal((Failure.Unreadable, false, false), (lookedUp.Exchange.Failure, lookedUp.Found, lookedUp.NotFound));
    }

    [Fact]
    public async Task A_record_that_the_platform_does_not_have_is_not_found()
    {
        using var province = new ContractProvince();
        province.Answer("/province/records", 200, """{"code":"0","message":"ok","data":{"found":false}}""");

        Assert.True((await province.Province.LookUpAsync("130322:mzj:检查 1", 3, Ct)).NotFound);
        Assert.Equal("?businessKey=130322:mzj:检查 1&revision=3", Uri.UnescapeDataString(new Uri(province.LastRequest.Url).Query));
    }
}
