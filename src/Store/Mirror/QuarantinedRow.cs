namespace ChangliBridge.Store.Mirror;

/// <summary>隔离数据: a row that a pull set aside. Kept until a later run of the job succeeds.</summary>
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
}
