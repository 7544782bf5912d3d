namespace ChangliBridge.Sync.Platforms;

/// <summary>Profile part <c>Limits</c>.</summary>
internal sealed record LimitsProfile
{
    /// <summary>Publications under way at once. 1 to 64.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Time for one attempt, from connecting to the last byte of the reply. 100 to 120000.</summary>
    public int TimeoutMilliseconds { get; init; } = 10_000;

    /// <summary>The largest reply that is read, in bytes. 4096 to 67108864.</summary>
    public int ReplyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary><see cref="TimeoutMilliseconds"/> as a span.</summary>
    public TimeSpan Timeout => TimeSpan.FromMilliseconds(TimeoutMilliseconds);
}
