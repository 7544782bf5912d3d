using System.Diagnostics;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Platforms;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class LimitsTests
{
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""";
    private const string Results = "/province/results";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("22:00-06:00", "21:59", 0)]
    [InlineData("22:00-06:00", "22:00", 8 * 60)]
    [InlineData("22:00-06:00", "00:30", 5 * 60 + 30)]
    [InlineData("22:00-06:00", "06:00", 0)]
    [InlineData("12:00-13:30", "13:00", 30)]
    [InlineData("12:00-13:30", "11:59", 0)]
    public void Quiet_hours_are_of_China_and_may_go_over_midnight(string window, string time, int minutes)
    {
        var now = new DateTimeOffset(new DateOnly(2023, 10, 30), TimeOnly.Parse(time, null), TimeSpan.FromHours(8)).ToUniversalTime();

        Assert.Equal(TimeSpan.FromMinutes(minutes), QuietHours.Parse(window)!.Value.Left(now));
    }

    [Theory]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("22:00-24:00")]
    [InlineData("10pm-6am")]
    public void What_is_no_window_is_none(string window) => Assert.Null(QuietHours.Parse(window));

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_not_even_for_a_secret_and_the_wait_is_told()
    {
        using var province = new ContractProvince(settings => settings["Platforms:Provincial:Limits:QuietHours"] = "07:30-08:30");
        province.Answer(Results, 200, Receipt);

        var published = await province.PublishAsync();
        var pulled = await province.Province.PullAsync("tags", 1, Ct);
        var lookedUp = await province.Province.LookUpAsync("k", 1, Ct);

        Assert.All([published, pulled.Exchange, lookedUp.Exchange], exchange => Assert.Equal((Failure.HeldBack, TimeSpan.FromMinutes(30)), (exchange.Failure, exchange.RetryAfter)));
        Assert.Contains("08:30", published.Message, StringComparison.Ordinal);
        Assert.Empty(province.Server.LogEntries);
        province.Clock.Step(TimeSpan.FromMinutes(30));
        Assert.True((await province.PublishAsync()).Succeeded);
    }

    [Fact]
    public async Task A_body_that_the_platform_does_not_take_never_leaves_and_is_not_tried_hotly()
    {
        using var province = new ContractProvince(settings => settings["Platforms:Provincial:Limits:BodyBytes"] = "1024");
        province.Answer(Results, 200, Receipt);

        var exchange = await province.Province.PublishAsync("result", new byte[1025], Ct);

        Assert.Equal((Failure.Unsendable, 0), (exchange.Failure, province.Asked(Results)));
        Assert.Contains("1025 字节，超过平台所能接收的 1024 字节", exchange.Message, StringComparison.Ordinal);
        var leased = new LeasedDelivery("id", new Fact("provincial", "result", "k", 1, "mzj", "{}"u8.ToArray()), "d", new DeliverySnapshot(DeliveryState.Sending, 1, 0, 0));
        var happened = Assert.IsType<DeliveryEvent.NotSent>(Outcomes.Classify(leased, exchange, new PlatformSentences("provincial", TimeSpan.FromSeconds(3))).Event);
        Assert.Equal(long.MaxValue, happened.RetryAfterMilliseconds);
    }

    [Fact]
    public async Task No_more_requests_a_second_leave_than_the_platform_bears()
    {
        using var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:Limits:RequestsPerSecond"] = "4";
        });
        province.Answer(Results, 200, Receipt);

        var since = Stopwatch.GetTimestamp();
        var exchanges = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => province.PublishAsync()));

        Assert.All(exchanges, exchange => Assert.True(exchange.Succeeded, exchange.Message));
        Assert.True(Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(1.7));
    }

    [Fact]
    public async Task Who_would_wait_too_long_for_a_turn_is_told_to_come_again()
    {
        using var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:Limits:RequestsPerSecond"] = "4";
        });
        province.Answer(Results, 200, Receipt);

        var exchanges = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => province.PublishAsync()));

        // Four at once, six in half an attempt's time of three seconds.
        var (sent, held) = (exchanges.Count(exchange => exchange.Succeeded), exchanges.Count(exchange => exchange.Failure == Failure.HeldBack));
        Assert.Equal((24, sent), (sent + held, province.Asked(Results)));
        Assert.True(held > 0 && sent >= 10, $"{sent} sent, {held} held back");
    }
}
