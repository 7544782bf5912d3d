using Microsoft.Extensions.Hosting;
using Quartz;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Fired every second: asks for what the days ask for and runs what nobody holds. Firing it twice is harmless, each run is claimed once.</summary>
internal sealed class ReconciliationJob(ReconciliationWorker worker, IHostApplicationLifetime host) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        if (!stop.IsCancellationRequested)
            await worker.RunDueAsync(stop.Token).ConfigureAwait(false);
    }
}
