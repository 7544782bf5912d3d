using Quartz;

namespace ChangliBridge.Sync.Pull;

/// <summary>Fired once a night: asks for every list. A list whose run is not over is not asked for twice.</summary>
internal sealed class NightlyPullJob(PullWorker worker) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await worker.RequestAllAsync(cancellationToken).ConfigureAwait(false);
}
