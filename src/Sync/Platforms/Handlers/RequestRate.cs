using System.Threading.RateLimiting;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Keeps all requests to one platform, of whatever kind, to so many a second.</summary>
internal sealed class RequestRate(LiveProfile profile) : IDisposable
{
    private const int SegmentsOfASecond = 10;

    private readonly Lock _gate = new();
    private SlidingWindowRateLimiter? _limiter;
    private int _perSecond;

    /// <summary>Waits for its turn.</summary>
    /// <exception cref="HeldBackException">More wait already than can have their turn in half an attempt's time.</exception>
    public async ValueTask WaitAsync(CancellationToken ct)
    {
        if (Limiter() is not { } limiter)
            return;
        using var turn = await limiter.AcquireAsync(1, ct).ConfigureAwait(false);
        if (!turn.IsAcquired)
            throw new HeldBackException(Failure.HeldBack, $"已达平台配置的每秒请求数（Limits:RequestsPerSecond，{_perSecond}）") { RetryAfter = TimeSpan.FromSeconds(1) };
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter?.Dispose();

    private SlidingWindowRateLimiter? Limiter()
    {
        var limits = profile.Current.Limits;
        lock (_gate)
        {
            if (_perSecond == limits.RequestsPerSecond)
                return _limiter;
            _perSecond = limits.RequestsPerSecond;
            _limiter?.Dispose();
            _limiter = _perSecond == 0 ? null : new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
            {
                PermitLimit = _perSecond,
                Window = TimeSpan.FromSeconds(1),
                SegmentsPerWindow = SegmentsOfASecond,
                QueueLimit = limits.Waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
            return _limiter;
        }
    }
}
