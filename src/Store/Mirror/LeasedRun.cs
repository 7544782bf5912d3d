namespace ChangliBridge.Store.Mirror;

/// <summary>A run that a worker holds.</summary>
/// <param name="Id">The run, and the snapshot it builds.</param>
/// <param name="Job">One of <see cref="PullJobs"/>.</param>
/// <param name="Fence">The claim's number: once the run has a greater one, this worker has lost it.</param>
/// <param name="NextPage">Where it goes on.</param>
public sealed record LeasedRun(long Id, string Job, int Fence, int NextPage)
{
    /// <summary>How much it asks for.</summary>
    public RunKind Kind { get; init; } = RunKind.Full;

    /// <summary>Of a run of changes: where it goes on.</summary>
    public ChangeCursor Cursor { get; init; } = new("", "");

    /// <summary>Rows of the pages before, taken or set aside.</summary>
    public int Taken { get; init; }
}
