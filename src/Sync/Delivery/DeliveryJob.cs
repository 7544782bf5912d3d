using Microsoft.Extensions.Hosting;
using Quartz;

namespace ChangliBridge.Sync.Delivery;

/// <summary>
/// Fired every second, one job a platform, so that a slow platform never keeps another waiting. Firing it twice is harmless: a worker that is at work goes on
/// alone, and the ledger leases each row to one replica.
/// </summary>
internal sealed class DeliveryJob(IEnumerable<DeliveryWorker> workers, IHostApplicationLifetime host) : IJob
{
    /// <summary>The job data that names the platform.</summary>
    public const string Platform = "platform";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var platform = context.MergedJobDataMap.GetString(Platform);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        foreach (var worker in workers.Where(worker => worker.Platform == platform))
            await worker.DrainAsync(stop.Token).ConfigureAwait(false);
    }
}
