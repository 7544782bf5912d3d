namespace ChangliBridge.Store.Mirror;

/// <summary>A key that a run of changes takes out of the snapshot: the platform retired the row, or it is unreadable now. Gone when the run is over.</summary>
public sealed class RetiredRow
{
    /// <summary>Id of the run.</summary>
    public long SyncRun { get; init; }

    /// <summary>The row's key.</summary>
    public string Id { get; init; } = "";
}
