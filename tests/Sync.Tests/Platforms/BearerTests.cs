using ChangliBridge.Sync.Platforms;
using ChangliBridge.Testing;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class BearerTests
{
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""";
    private const string EmptyPage = """{"code":"0","message":"ok","data":{"total":0,"rows":[]}}""";
    private const string Results = "/province/results";

    [Fact]
    public async Task A_given_token_goes_with_each_request_and_a_changed_one_with_the_next()
    {
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "Bearer"), ("Token", "t0")));
        province.Answer(Results, 200, Receipt);

        Assert.True((await province.PublishAsync()).Succeeded);
        Assert.Equal("Bearer t0", province.HeaderOf(Results, "Authorization"));
        province.Set(("Signing:Token", "t1"));
        Assert.True((await province.PublishAsync()).Succeeded);

        Assert.Equal("Bearer t1", province.HeaderOf(Results, "Authorization"));
    }

    [Fact]
    public async Task Many_callers_wait_for_one_token_and_again_for_one_when_it_ends()
    {
        using var province = Fetching(out var tokens);
        province.Answer(Results, 200, Receipt);

        var exchanges = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => province.PublishAsync()));
        Assert.All(exchanges, exchange => Assert.True(exchange.Succeeded, exchange.Message));
        Assert.Equal(1, tokens.Count);
        province.Clock.Step(TimeSpan.FromSeconds(600));
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => province.PublishAsync()));

        Assert.Equal(2, tokens.Count);
        Assert.Equal("Bearer token-2", province.HeaderOf(Results, "Authorization"));
        Assert.Equal("grant_type=client_credentials&client_id=changli&client_secret=s0", tokens.LastBody);
    }

    [Fact]
    public async Task A_token_that_lives_shorter_than_the_usual_margin_is_still_used_more_than_once()
    {
        using var province = Fetching(out var tokens, seconds: 60);
        province.Answer(Results, 200, Receipt);

        await province.PublishAsync();
        province.Clock.Step(TimeSpan.FromSeconds(40));
        await province.PublishAsync();
        Assert.Equal(1, tokens.Count);
        province.Clock.Step(TimeSpan.FromSeconds(10));
        await province.PublishAsync();

        Assert.Equal(2, tokens.Count);
    }

    [Fact]
    public async Task A_read_whose_token_is_refused_is_sent_once_more_with_a_new_one()
    {
        using var province = Fetching(out var tokens);
        province.Answer("/province/tags", 200, EmptyPage);
        province.Server.Given(Request.Create().WithPath("/province/tags").WithHeader("Authorization", "Bearer token-1")).AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(401).WithBody("token expired"));

        var pulled = await province.Province.PullAsync("tags", 1, TestContext.Current.CancellationToken);

        Assert.True(pulled.Exchange.Succeeded, pulled.Exchange.Message);
        Assert.Equal((2, 2), (province.Asked("/province/tags"), tokens.Count));
    }

    [Fact]
    public async Task A_refusal_under_http_200_ends_a_token_too()
    {
        using var province = Fetching(out var tokens);
        province.Answer(Results, 200, """{"code":"1001","message":"expired"}""");

        Assert.Equal(CodeMeaning.Unauthorised, (await province.PublishAsync()).Meaning);
        await province.PublishAsync();

        Assert.Equal((2, 2), (tokens.Count, province.Asked(Results)));
    }

    [Fact]
    public async Task A_rotated_client_secret_fetches_a_token_of_its_own_and_the_old_one_is_not_used_again()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "secret");
        await File.WriteAllTextAsync(file, "s0", TestContext.Current.CancellationToken);
        using var province = Fetching(out var tokens, secret: ("ClientSecretFile", file));
        province.Answer(Results, 200, Receipt);
        await province.PublishAsync();

        await File.WriteAllTextAsync(file, "s1", TestContext.Current.CancellationToken);
        await province.PublishAsync();

        Assert.Equal("Bearer token-2", province.HeaderOf(Results, "Authorization"));
        Assert.EndsWith("client_secret=s1", tokens.LastBody);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(200, """{"token":{"value":"t"}}""")]
    [InlineData(200, """{"token":{"value":"t\nX-Evil: 1","life":600}}""")]
    [InlineData(200, """{"token":{"value":"t","life":0}}""")]
    [InlineData(200, "<html>log in</html>")]
    public async Task Without_a_token_nothing_is_sent(int status, string body)
    {
        using var province = Fetching(out _);
        province.Server.Given(Request.Create().WithPath("/province/oauth/token")).AtPriority(-1).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));

        Assert.Equal(Failure.SecretUnavailable, (await province.PublishAsync()).Failure);
        Assert.Equal(0, province.Asked(Results));
    }

    private static ContractProvince Fetching(out Tokens tokens, int seconds = 600, (string Key, string Value)? secret = null)
    {
        var province = new ContractProvince(settings => settings.Sign(("Kind", "Bearer"), ("TokenPath", "oauth/token"), ("ClientId", "changli"), secret ?? ("ClientSecret", "s0"),
            ("TokenAt", "token.value"), ("LifetimeAt", "token.life")));
        var counted = tokens = new Tokens();
        province.Server.Given(Request.Create().WithPath("/province/oauth/token").UsingPost()).RespondWith(Response.Create().WithCallback(request => counted.Next(request, seconds)));
        return province;
    }

    private sealed class Tokens
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public string LastBody { get; private set; } = "";

        public ResponseMessage Next(IRequestMessage request, int seconds)
        {
            LastBody = System.Text.Encoding.ASCII.GetString(request.BodyAsBytes!);
            return new ResponseMessage
            {
                StatusCode = 200,
                BodyData = new WireMock.Util.BodyData
                {
                    DetectedBodyType = WireMock.Types.BodyType.String,
                    BodyAsString = $$$"""{"token":{"value":"token-{{{Interlocked.Increment(ref _count)}}}","life":{{{seconds}}}}}""",
                },
            };
        }
    }
}
