using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using Microsoft.Extensions.Hosting;

namespace ChangliBridge.Sync;

/// <summary>
/// The time that triggers are kept by: what the database said when the schedule began, plus what has elapsed since. Replicas agree on it whatever their machines' clocks say,
/// and neither a machine's clock nor the bridge's that is set meanwhile makes a trigger wait. Triggers only say "every second"; what is due is read from the bridge's clock.
/// </summary>
internal sealed class ScheduleTime : TimeProvider
{
    private (DateTimeOffset At, long Since) _begun = (System.GetUtcNow(), System.GetTimestamp());

    public override DateTimeOffset GetUtcNow() => _begun.At + System.GetElapsedTime(_begun.Since);

    /// <summary>Asks the database, before Quartz starts.</summary>
    internal sealed class Begin(ScheduleTime time, BridgeStore store, LeaseClock clock) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken) =>
            time._begun = (await clock.NowAsync(store, cancellationToken).ConfigureAwait(false), System.GetTimestamp());

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
