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

    /// <summary>Requests a second, of any kind; 0 means as many as come. 0 to 1000.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>A part of each day in China time in which nothing is sent, such as <c>22:00-06:00</c>; empty for none.</summary>
    public string QuietHours { get; init; } = "";

    /// <summary>The largest body that the platform takes, in bytes; a larger one is never sent. 1024 to 67108864.</summary>
    public int BodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many requests may wait for their turn under <see cref="RequestsPerSecond"/>: those that have it in half an attempt's time.</summary>
    public int Waiting => Math.Max(1, (int)((long)RequestsPerSecond * TimeoutMilliseconds / 2000));

    /// <summary><see cref="TimeoutMilliseconds"/> as a span.</summary>
    public TimeSpan Timeout => TimeSpan.FromMilliseconds(TimeoutMilliseconds);
}
