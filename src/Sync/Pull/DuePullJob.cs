using Quartz;

namespace ChangliBridge.Sync.Pull;

/// <summary>Fired every few seconds: asks for what is due. Firing it twice, late or not at all for days is harmless.</summary>
internal sealed class DuePullJob(DuePulls pulls) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await pulls.RequestAsync(cancellationToken).ConfigureAwait(false);
}
