namespace ChangliBridge.Store.Mirror;

/// <summary>Which snapshot of a kind serves. Switching it is what makes a pull visible, all of it at once.</summary>
public sealed class MirrorHead
{
    /// <summary>One of <see cref="PullJobs"/>.</summary>
    public string Job { get; init; } = "";

    /// <summary>Id of the run whose rows serve.</summary>
    public long Snapshot { get; set; }

    /// <summary>How many rows it has.</summary>
    public int Rows { get; set; }

    /// <summary>When it began to serve, by the bridge's clock.</summary>
    public DateTimeOffset SwitchedAt { get; set; }
}
