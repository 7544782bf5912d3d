using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// How far the platform's clock stands from the bridge's, by the Date of its replies. Over 5 seconds is worth a warning; over 60 a signature would be refused
/// as replayed, so that none is made. Only that: nothing is ever ordered by the platform's clock.
/// </summary>
/// <param name="platform">Its name.</param>
/// <param name="probe">Asks the platform for the time without signing anything; null where it says none.</param>
/// <param name="clocks">The bridge's clock, and real time that only goes on.</param>
/// <param name="log">For warnings.</param>
internal sealed partial class PlatformClock(string platform, Func<CancellationToken, Task<HttpResponseMessage?>> probe, (TimeProvider Bridge, TimeProvider Real) clocks, ILogger<PlatformClock> log)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Unremarkable = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Lock _gate = new();
    private Task? _probing;
    private long? _probedAt;
    private TimeSpan? _ahead;
    private bool _warned;

    /// <summary>Lets a request be signed.</summary>
    /// <exception cref="HeldBackException">The clocks stand too far apart.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        await LearnAsync(ct).ConfigureAwait(false);
        TimeSpan? ahead;
        lock (_gate)
            ahead = _ahead;
        if (ahead is { } far && far.Duration() > Tolerated)
            throw new HeldBackException(Failure.HeldBack, Sentence(far));
    }

    /// <summary>Asks the platform for the time where it is not known, once for however many want it.</summary>
    public Task LearnAsync(CancellationToken ct) => Wants()?.WaitAsync(ct) ?? Task.CompletedTask;

    /// <summary>Learns from a reply, which was asked for at <paramref name="asked"/> by the bridge's clock.</summary>
    public void Observe(HttpResponseMessage response, DateTimeOffset asked)
    {
        if (response.Headers.Date is not { } date)
            return;
        // The platform wrote its Date, cut to the second, some time between question and answer.
        var answered = clocks.Bridge.GetUtcNow();
        var ahead = date > answered ? date - answered : date.AddSeconds(1) < asked ? date.AddSeconds(1) - asked : TimeSpan.Zero;
        bool warn;
        lock (_gate)
        {
            _ahead = ahead;
            warn = ahead.Duration() > Unremarkable && !_warned;
            _warned = ahead.Duration() > Unremarkable;
        }
        if (warn)
            LogSkewed(platform, Sentence(ahead));
    }

    // Asked before the first signature, and again and again while the clocks are too far apart: nothing that is signed would tell.
    private Task? Wants()
    {
        lock (_gate)
        {
            if (_probing is { IsCompleted: false })
                return _probing;
            var known = _ahead is { } ahead && ahead.Duration() <= Tolerated;
            var rested = _probedAt is not { } last || clocks.Real.GetElapsedTime(last) >= BetweenProbes;
            if (known || (_ahead is null && _probedAt is not null) || !rested)
                return null;
            _probedAt = clocks.Real.GetTimestamp();
            return _probing = Task.Run(ProbeAsync, CancellationToken.None);
        }
    }

    private async Task ProbeAsync()
    {
        var asked = clocks.Bridge.GetUtcNow();
        using var response = await probe(CancellationToken.None).ConfigureAwait(false);
        if (response is not null)
            Observe(response, asked);
    }

    private string Sentence(TimeSpan ahead)
    {
        var bridge = clocks.Bridge.GetUtcNow();
        var written = string.Create(CultureInfo.InvariantCulture, $"本桥 {bridge.ToOffset(China):yyyy-MM-dd HH:mm:ss}，对方 {(bridge + ahead).ToOffset(China):yyyy-MM-dd HH:mm:ss}，北京时间");
        var refused = ahead.Duration() > Tolerated ? $"，超过{Tolerated.TotalSeconds:0}秒，不再签名" : "";
        return $"本桥时钟比对方{(ahead > TimeSpan.Zero ? "慢" : "快")} {Span(ahead.Duration())}（{written}）{refused}；请先校准本桥时钟（NTP），本桥无误则请对方校准";
    }

    private static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Days} 天 {span.Hours} 小时"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Hours} 小时 {span.Minutes} 分"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} 分 {span.Seconds} 秒"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.Seconds} 秒"),
    };

    [LoggerMessage(LogLevel.Warning, "Platform {Platform}: {Skew}")]
    private partial void LogSkewed(string platform, string skew);
}
