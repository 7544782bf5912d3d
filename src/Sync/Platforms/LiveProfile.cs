using ChangliBridge.Sync.Platforms.Signing;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Platforms;

/// <summary>
/// A platform's profile as it is now. Changed settings are taken up by the next request: signing, envelope, paging, dictionaries, and of the limits
/// rate, quiet hours and body size. What leases were cut to, and where requests go, waits for a restart.
/// </summary>
internal sealed partial class LiveProfile(string platform, PlatformProfile first, ILogger<LiveProfile> log)
{
    private volatile PlatformProfile _current = first;

    /// <summary>The platform's name.</summary>
    public string Platform => platform;

    /// <summary>To be asked at each use, never kept.</summary>
    public PlatformProfile Current => _current;

    /// <summary>The keys of the family that the platform's handlers were built for.</summary>
    public T Signing<T>() where T : SigningProfile => (T)_current.Signing!;

    /// <summary>Takes changed settings up; faulty ones are reported and change nothing.</summary>
    public void Take(ProfileReading reading)
    {
        if (reading.Faults.Count > 0)
        {
            foreach (var fault in reading.Faults)
                LogFault(platform, fault);
            return;
        }
        var (before, read) = (_current, reading.Profile);
        var kept = read with
        {
            BaseUrl = before.BaseUrl,
            Paths = before.Paths,
            Delivery = before.Delivery,
            Signing = read.Signing!.Kind == before.Signing!.Kind ? read.Signing : before.Signing,
            Limits = read.Limits with { Concurrency = before.Limits.Concurrency, TimeoutMilliseconds = before.Limits.TimeoutMilliseconds, ReplyBytes = before.Limits.ReplyBytes },
        };
        if (kept.Signing != read.Signing || kept.Limits != read.Limits || kept.BaseUrl != read.BaseUrl || kept.Delivery != read.Delivery || !SamePaths(kept.Paths, read.Paths))
            LogWaits(platform);
        _current = kept;
        LogTaken(platform);
    }

    private static bool SamePaths(IDictionary<string, string> left, IDictionary<string, string> right) =>
        left.Count == right.Count && left.All(path => right.TryGetValue(path.Key, out var other) && other == path.Value);

    [LoggerMessage(LogLevel.Error, "Platform {Platform}: changed settings are faulty, the former profile stays: {Fault}")]
    private partial void LogFault(string platform, string fault);

    [LoggerMessage(LogLevel.Warning, "Platform {Platform}: changes of BaseUrl, Paths, Delivery, Signing:Kind, Limits:Concurrency, Limits:TimeoutMilliseconds and Limits:ReplyBytes wait for a restart")]
    private partial void LogWaits(string platform);

    [LoggerMessage(LogLevel.Information, "Platform {Platform}: settings read again")]
    private partial void LogTaken(string platform);
}
