using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>Takes the pages of one list into its snapshot.</summary>
internal abstract class PageIntake
{
    /// <summary>Takes a page as it came.</summary>
    public abstract Task<PageOutcome> TakeAsync(LeasedRun leased, PulledPage page, TimeSpan lease, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.PostponeAsync"/>
    public abstract Task<PageOutcome> PostponeAsync(LeasedRun leased, string why, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.FailAsync"/>
    public abstract Task<PageOutcome> FailAsync(LeasedRun leased, string why, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.ReleaseAsync"/>
    public abstract Task<PageOutcome> ReleaseAsync(LeasedRun leased, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.SweepAsync"/>
    public abstract Task SweepAsync(string job, CancellationToken ct);
}
