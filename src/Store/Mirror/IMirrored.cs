namespace ChangliBridge.Store.Mirror;

/// <summary>A row mirrored from a platform: it belongs to the snapshot that a run built, and counts only while that snapshot is the current one.</summary>
public interface IMirrored
{
    /// <summary>Id of the run that built the snapshot.</summary>
    long Snapshot { get; }

    /// <summary>The row's key in its source; unique in the snapshot.</summary>
    string Id { get; }

    /// <summary>Tells every field but the snapshot, always in the same order.</summary>
    void Describe(RowDigest digest);
}
