namespace ChangliBridge.Store.Mirror;

/// <summary>Makes what a run built the snapshot that serves, in one transaction: readers see the old one or the new one.</summary>
internal abstract class SnapshotSwitch
{
    /// <summary>Of one of <see cref="PullJobs"/>.</summary>
    public static SnapshotSwitch Of(string job) => job switch
    {
        PullJobs.Items => new SnapshotSwitch<MirroredItem>(),
        PullJobs.SupervisionItems => new SnapshotSwitch<MirroredSupervisionItem>(),
        PullJobs.Tags => new SnapshotSwitch<MirroredTag>(),
        PullJobs.Targets => new SnapshotSwitch<MirroredTarget>(),
        PullJobs.Inspectors => new SnapshotSwitch<MirroredInspector>(),
        PullJobs.Grades => new SnapshotSwitch<MirroredGrade>(),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "Not a pull job."),
    };

    /// <summary>How many rows would serve after the run.</summary>
    public abstract Task<int> CountAfterAsync(WriteUnit unit, SyncRun run, MirrorHead? head, CancellationToken ct);

    /// <summary>Switches. A full run costs the same however many rows it has; one of changes costs what changed.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="run">The complete run.</param>
    /// <param name="head">What serves now, tracked; null before the first.</param>
    /// <param name="ct">Gives up.</param>
    public abstract Task ApplyAsync(WriteUnit unit, SyncRun run, MirrorHead? head, CancellationToken ct);

    /// <summary>Recomputes digest and number of the rows of a snapshot.</summary>
    public abstract Task<(int Rows, ContentDigest Digest)> MeasureAsync(BridgeDb db, long snapshot, CancellationToken ct);
}
