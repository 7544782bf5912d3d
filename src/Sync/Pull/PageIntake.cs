using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>Takes the pages of one list into its snapshot.</summary>
internal abstract class PageIntake
{
    /// <summary>Reads a page as it came.</summary>
    /// <param name="leased">The run, at the page.</param>
    /// <param name="page">The page.</param>
    /// <param name="asked">When it was asked for, by the bridge's clock: the platform's time where it does not say.</param>
    public abstract PreparedPage Read(LeasedRun leased, PulledPage page, DateTimeOffset asked);

    /// <inheritdoc cref="SnapshotBuilder{T}.PostponeAsync"/>
    public abstract Task<PageOutcome> PostponeAsync(LeasedRun leased, string why, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.ExpireAsync"/>
    public abstract Task<PageOutcome> ExpireAsync(LeasedRun leased, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.FailAsync"/>
    public abstract Task<PageOutcome> FailAsync(LeasedRun leased, string why, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.ReleaseAsync"/>
    public abstract Task<PageOutcome> ReleaseAsync(LeasedRun leased, CancellationToken ct);

    /// <inheritdoc cref="SnapshotBuilder{T}.SweepAsync"/>
    public abstract Task SweepAsync(string job, CancellationToken ct);
}
