using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.Handlers;
using ChangliBridge.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class PlatformClockTests
{
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"130322:mzj:1","revision":1,"receipt":"P-1"}}""";
    private const string Results = "/province/results";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(63, "慢 1 分")]
    [InlineData(-63, "快 1 分")]
    [InlineData(-3 * 24 * 3600, "快 2 天 23 小时")]
    public async Task Clocks_too_far_apart_are_found_before_anything_is_signed(int seconds, string how)
    {
        // A probe that a busy machine answers late tells nothing.
        using var province = new ContractProvince(settings => settings["Platforms:Provincial:Limits:TimeoutMilliseconds"] = "10000");
        province.Answer(Results, 200, Receipt);
        province.PlatformClock.Step(TimeSpan.FromSeconds(seconds));

        var exchange = await province.PublishAsync();

        Assert.Equal((Failure.HeldBack, 0, 0), (exchange.Failure, province.Secrets, province.Asked(Results)));
        Assert.Contains($"本桥时钟比对方{how}", exchange.Message, StringComparison.Ordinal);
        Assert.Contains("校准本桥时钟", exchange.Message, StringComparison.Ordinal);
        Assert.IsType<DeliveryEvent.NotSent>(Outcomes.Classify(Ours, exchange, new PlatformSentences("provincial", TimeSpan.FromSeconds(3))).Event);
    }

    [Fact]
    public async Task A_few_seconds_are_warned_about_once_and_sent()
    {
        using var province = new ContractProvince();
        province.Answer(Results, 200, Receipt);
        province.PlatformClock.Step(TimeSpan.FromSeconds(20));

        Assert.True((await province.PublishAsync()).Succeeded);
        Assert.True((await province.PublishAsync()).Succeeded);

        Assert.Contains("本桥时钟比对方慢 20 秒", Assert.Single(province.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_clock_is_known_when_the_bridge_starts_before_anything_is_sent()
    {
        using var province = new ContractProvince();
        province.PlatformClock.Step(TimeSpan.FromSeconds(20));

        await province.CompareClocksAsync(Ct);

        // Both platforms share that clock.
        Assert.Equal(2, province.Log.Lines.Count(line => line.Contains("本桥时钟比对方慢 20 秒", StringComparison.Ordinal)));
        Assert.All(province.Server.LogEntries, entry => Assert.Equal("HEAD", entry.RequestMessage!.Method));
    }

    [Fact]
    public async Task In_quiet_hours_not_even_the_time_is_asked_for()
    {
        using var province = new ContractProvince(settings =>
            settings["Platforms:Provincial:Limits:QuietHours"] = settings["Platforms:InternetPlus:Limits:QuietHours"] = "07:00-09:00");

        await province.CompareClocksAsync(Ct);

        Assert.Empty(province.Server.LogEntries);
    }

    [Fact]
    public async Task Clocks_that_agree_to_five_seconds_are_nothing_to_speak_of()
    {
        using var province = new ContractProvince();
        province.Answer(Results, 200, Receipt);
        province.PlatformClock.Step(TimeSpan.FromSeconds(-5));

        Assert.True((await province.PublishAsync()).Succeeded);
        Assert.Empty(province.Log.Lines);
    }

    [Fact]
    public async Task A_token_has_no_time_in_it_so_that_clocks_are_only_warned_about()
    {
        using var province = new ContractProvince(settings => settings.Sign(("Kind", "Bearer"), ("Token", "t")));
        province.Answer(Results, 200, Receipt);
        province.PlatformClock.Step(TimeSpan.FromHours(1));

        Assert.True((await province.PublishAsync()).Succeeded);
        Assert.Single(province.Log.Lines);
    }

    [Fact]
    public async Task Many_callers_ask_for_the_time_once_and_once_a_second_while_the_clocks_disagree()
    {
        var (world, clock) = World();
        world.Platform.Step(TimeSpan.FromMinutes(2));

        await Assert.ThrowsAsync<HeldBackException>(() => Task.WhenAll(Enumerable.Range(0, 16).Select(_ => clock.CheckAsync(Ct))));
        Assert.Equal(1, world.Probes);
        world.Platform.Step(TimeSpan.FromMinutes(-2));
        await Assert.ThrowsAsync<HeldBackException>(() => clock.CheckAsync(Ct));
        Assert.Equal(1, world.Probes);
        world.Real.Advance(TimeSpan.FromSeconds(1));

        await clock.CheckAsync(Ct);
        Assert.Equal(2, world.Probes);
    }

    [Fact]
    public async Task Two_clocks_that_are_stepped_one_after_the_other_agree_again()
    {
        var (world, clock) = World();
        await clock.CheckAsync(Ct);

        // As in a demonstration: the bridge first, and a reply of the platform between.
        world.Bridge.Step(TimeSpan.FromDays(7));
        clock.Observe(world.Reply(), world.Bridge.GetUtcNow());
        await Assert.ThrowsAsync<HeldBackException>(() => clock.CheckAsync(Ct));
        world.Platform.Step(TimeSpan.FromDays(7));
        world.Real.Advance(TimeSpan.FromSeconds(1));

        await clock.CheckAsync(Ct);
    }

    [Fact]
    public async Task A_platform_that_says_no_time_or_nothing_is_not_held_against_it()
    {
        var (world, _) = World();
        var (asked, silent) = (0, new HttpResponseMessage());
        var clock = new PlatformClock("provincial", _ => Task.FromResult(++asked == 1 ? null : silent), (world.Bridge, world.Real), new LoggerFactory().CreateLogger<PlatformClock>());

        await clock.CheckAsync(Ct);
        await clock.CheckAsync(Ct);

        Assert.Equal(1, asked);
    }

    private static LeasedDelivery Ours => new("id", new Fact("provincial", "result", "k", 2, "mzj", "{}"u8.ToArray()), "d1", new DeliverySnapshot(DeliveryState.Sending, 1, 0, 0));

    private static (Clocks World, PlatformClock Clock) World()
    {
        var world = new Clocks();
        return (world, new PlatformClock("provincial", world.ProbeAsync, (world.Bridge, world.Real), new LoggerFactory().CreateLogger<PlatformClock>()));
    }

    private sealed class Clocks
    {
        private int _probes;

        public SteppedClock Bridge { get; } = new();

        public SteppedClock Platform { get; } = new();

        public FakeTimeProvider Real { get; } = new();

        public int Probes => Volatile.Read(ref _probes);

        public HttpResponseMessage Reply() => new() { Headers = { Date = Platform.GetUtcNow() } };

        public Task<HttpResponseMessage?> ProbeAsync(CancellationToken ct)
        {
            Interlocked.Increment(ref _probes);
            return Task.FromResult<HttpResponseMessage?>(Reply());
        }
    }
}
