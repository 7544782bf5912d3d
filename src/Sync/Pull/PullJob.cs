using Microsoft.Extensions.Hosting;
using Quartz;

namespace ChangliBridge.Sync.Pull;

/// <summary>Fired every second: runs what is asked for, waits out or was left. Firing it twice is harmless, each run is claimed once.</summary>
internal sealed class PullJob(PullWorker worker, IHostApplicationLifetime host) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        if (!stop.IsCancellationRequested)
            await worker.RunDueAsync(stop.Token).ConfigureAwait(false);
    }
}
