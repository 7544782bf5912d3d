using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Pull;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms.Contract;

/// <summary>The canonical contract: what the bridge relies on, whatever a platform's profile. The same tests run against stubs and against the sandbox.</summary>
public abstract class ContractTests
{
    private const string Results = "/province/results";
    private const string Tags = "/province/tags";

    private static readonly string[] Shapes = ["empty", "no-content", "html", "truncated", "gbk", "gzip", "bomb", "huge", "deep", "list", "no-code", "bare-success"];

    public static TheoryData<string> Profiles => new(Dialect.Names);

    public static TheoryData<string, string> Malformed => new(from profile in Dialect.Names
                                                              from shape in Shapes
                                                              select new TheoryDataRow<string, string>(profile, shape));

    private protected abstract Task<ContractWorld> OpenAsync(string profile);

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_list_comes_page_by_page(string profile)
    {
        await using var world = await OpenAsync(profile);

        var (first, second) = (await world.PullAsync(1), await world.PullAsync(2));

        Assert.True(first.Exchange.Succeeded && second.Exchange.Succeeded, first.Exchange.Message + second.Exchange.Message);
        Assert.Equal(first.Page!.Total, second.Page!.Total);
        Assert.Equal(4, first.Page.Rows.Concat(second.Page.Rows).Select(row => row.GetProperty("kind").GetString() + row.GetProperty("name").GetString()).Distinct().Count());
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_page_beyond_the_end_is_without_rows(string profile)
    {
        await using var world = await OpenAsync(profile);

        var beyond = await world.PullAsync(1000);

        Assert.True(beyond.Exchange.Succeeded, beyond.Exchange.Message);
        Assert.Empty(beyond.Page!.Rows);
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_grade_comes_with_its_index_to_the_last_decimal(string profile)
    {
        await using var world = await OpenAsync(profile);
        var grades = Rows.Grades(new GradeScheme("hebei-abcd", ["A", "B", "C", "D"]) { Index = new IndexScale(new(0), new(100_00), true, "local") });

        var (first, second) = (await world.PullAsync("grades", 1), await world.PullAsync("grades", 2));

        Assert.True(first.Exchange.Succeeded && second.Exchange.Succeeded, first.Exchange.Message + second.Exchange.Message);
        var told = 0;
        foreach (var row in first.Page!.Rows.Concat(second.Page!.Rows))
        {
            var reader = new RowReader(grades.Shape).Begin(1, row);
            var read = grades.Read(reader);
            Assert.Null(reader.FaultOf(read.Id));
            var sent = row.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number ? (decimal?)index.GetDecimal() : null;
            Assert.Equal(sent, read.RiskIndex?.Hundredths / 100m);
            told += sent is null ? 0 : 1;
        }
        Assert.InRange(told, 2, 4);
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_push_is_receipted_by_key_and_revision(string profile)
    {
        await using var world = await OpenAsync(profile);

        var exchange = await world.PublishAsync("130322:mzj:1");

        Assert.True(exchange.Succeeded, $"{exchange.Failure} {exchange.HttpStatus} {exchange.Message} {exchange.Head}");
        Assert.Equal(("130322:mzj:1", 1), (exchange.Receipt!.BusinessKey, exchange.Receipt.Revision));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_record_comes_back_with_the_digest_that_it_was_sent_with(string profile)
    {
        await using var world = await OpenAsync(profile);
        await world.PublishAsync("130322:mzj:检查 1+2");

        var lookedUp = await world.LookUpAsync("130322:mzj:检查 1+2");

        Assert.True(lookedUp.Found, $"{lookedUp.Exchange.Failure} {lookedUp.Exchange.Message} {lookedUp.Exchange.Head}");
        using var body = JsonDocument.Parse(lookedUp.Record!.Body);
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(ContractWorld.Body)), SHA256.HashData(CanonicalJson.Canonicalise(body.RootElement)));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_record_that_was_never_sent_is_not_found(string profile)
    {
        await using var world = await OpenAsync(profile);

        Assert.True((await world.LookUpAsync("130322:mzj:1")).NotFound);
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_refusal_is_one_and_says_why(string profile)
    {
        await using var world = await OpenAsync(profile);

        var exchange = await world.PublishAsync("");

        Assert.Equal((Failure.None, CodeMeaning.Refused, "2001", "字段缺失或无效：businessKey"), (exchange.Failure, exchange.Meaning, exchange.Code, exchange.Message));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task Busy_is_not_processed_and_a_write_is_not_tried_again(string profile)
    {
        await using var world = await OpenAsync(profile);
        world.Door.Plan(Results, new(503, new Spoken(profile).Envelope("5003", "繁忙"), ("Retry-After", "7")));

        var exchange = await world.PublishAsync("k");

        Assert.Equal((Failure.None, CodeMeaning.Busy, TimeSpan.FromSeconds(7)), (exchange.Failure, exchange.Meaning, exchange.RetryAfter));
        Assert.Equal(1, world.Door.Asked(Results));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_read_that_is_unauthorised_is_sent_again_only_where_a_new_secret_can_be_had(string profile)
    {
        await using var world = await OpenAsync(profile);
        world.Door.Plan(Tags, new(401, new Spoken(profile).Envelope("1001", "密钥不存在或已过期")));

        var pulled = await world.PullAsync(1);

        var renews = profile == Dialect.Hebei;
        Assert.Equal(renews ? CodeMeaning.Success : CodeMeaning.Unauthorised, pulled.Exchange.Meaning);
        Assert.Equal((renews ? 2 : 1, renews ? 2 : 0), (world.Door.Asked(Tags), world.Door.Asked("/province/auth/secret")));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_write_that_is_unauthorised_goes_through_the_next_time(string profile)
    {
        await using var world = await OpenAsync(profile);
        world.Door.Plan(Results, new(401, new Spoken(profile).Envelope("1002", "签名错误")));

        Assert.Equal(CodeMeaning.Unauthorised, (await world.PublishAsync("k")).Meaning);
        Assert.Equal(1, world.Door.Asked(Results));
        Assert.True((await world.PublishAsync("k")).Succeeded);
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_code_that_the_profile_does_not_know_says_nothing(string profile)
    {
        await using var world = await OpenAsync(profile);
        world.Door.Plan(Results, new(200, new Spoken(profile).Envelope("7777", "?")));

        var exchange = await world.PublishAsync("k");

        Assert.Equal((Failure.None, CodeMeaning.Unknown, "7777"), (exchange.Failure, exchange.Meaning, exchange.Code));
    }

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_malformed_reply_is_never_a_success(string profile, string shape)
    {
        await using var world = await OpenAsync(profile);
        world.Door.Plan(Results, Shaped(shape, new Spoken(profile)));

        var exchange = await world.PublishAsync("k");

        Assert.Equal((Failure.Unreadable, false, 1), (exchange.Failure, exchange.Succeeded, world.Door.Asked(Results)));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_byte_order_mark_before_a_reply_makes_it_unreadable(string profile)
    {
        await using var world = await OpenAsync(profile);
        world.Door.Plan(Results, new(200, [0xEF, 0xBB, 0xBF, .. new Spoken(profile).Envelope("0", "ok", Receipt)]));

        Assert.Equal(Failure.Unreadable, (await world.PublishAsync("k")).Failure);
    }

    private static JsonObject Receipt => new() { ["businessKey"] = "k", ["revision"] = 1, ["receipt"] = "P-1" };

    private static FrontDoor.Answer Shaped(string shape, Spoken spoken) => shape switch
    {
        "empty" => new(200, []),
        "no-content" => new(204, []),
        "html" => new(200, Encoding.UTF8.GetBytes("<html><body>请登录</body></html>"), ("Content-Type", "text/html")),
        "truncated" => new(200, spoken.Seal(spoken.Envelope("0", "ok", Receipt)[..40])),
        "gbk" => new(200, spoken.Seal([.. "{\"code\":\"0\",\"message\":\""u8, 0xB3, 0xC9, 0xB9, 0xA6, .. "\",\"data\":{},\"status\":{\"code\":1,\"text\":\""u8, 0xB3, 0xC9, .. "\"},\"custom\":{}}"u8])),
        "gzip" => new(200, Packed(spoken.Envelope("0", "ok", Receipt)), ("Content-Encoding", "gzip")),
        "bomb" => new(200, Packed(new byte[40_000_000]), ("Content-Encoding", "gzip")),
        "huge" => new(200, spoken.Envelope("0", new string('x', 100_000), Receipt)),
        "deep" => new(200, spoken.Seal(Encoding.UTF8.GetBytes($$"""{"code":"0","status":{"code":1},"data":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}"""))),
        "list" => new(200, spoken.Seal("[0,1]"u8.ToArray())),
        "no-code" => new(200, spoken.Seal("""{"message":"ok"}"""u8.ToArray())),
        // Not in the envelope, not sealed: a success in nobody's words.
        "bare-success" => new(200, """{"data":{"code":"0","businessKey":"k","revision":1,"receipt":"P-1"},"success":true}"""u8.ToArray()),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
