using ChangliBridge.Sync.Platforms.Handlers;
using Microsoft.Extensions.Hosting;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Compares the clocks when the bridge starts, so that a wrong one is known before the first signature. Does not keep the start waiting.</summary>
internal sealed class ClockAtStart(IReadOnlyList<(LiveProfile Profile, PlatformClock Clock)> platforms, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(platforms
        .Where(platform => QuietHours.Parse(platform.Profile.Current.Limits.QuietHours) is not { } quiet || quiet.Left(clock.GetUtcNow()) == TimeSpan.Zero)
        .Select(platform => platform.Clock.LearnAsync(stoppingToken)));
}
