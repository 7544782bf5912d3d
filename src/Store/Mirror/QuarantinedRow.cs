namespace ChangliBridge.Store.Mirror;

/// <summary>隔离数据: a row that a pull set aside. Kept until a later run of the job has the row in order or sets it aside anew.</summary>
public sealed class QuarantinedRow
{
    /// <summary>Id of the run.</summary>
    public long SyncRun { get; init; }

    /// <summary>From 1 in the run.</summary>
    public int Number { get; init; }

    /// <summary>The row's key in its source; its place where the key is missing.</summary>
    public string Key { get; init; } = "";

    /// <summary>The field at fault.</summary>
    public string Field { get; init; } = "";

    /// <summary>What stood there, escaped to ASCII and cut; empty where it was missing.</summary>
    public string Value { get; init; } = "";

    /// <summary>Why, and what to do.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What was done about it; empty while nobody has dealt with it.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who dealt with it.</summary>
    public string ResolvedBy { get; private set; } = "";

    /// <summary>When somebody dealt with it, by the bridge's clock.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Somebody dealt with it. The same fault found again by a later run stays dealt with.</summary>
    public void Resolve(string by, string note, DateTimeOffset now) => (ResolvedBy, Note, ResolvedAt) = (by, note, now);
}
