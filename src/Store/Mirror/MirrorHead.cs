namespace ChangliBridge.Store.Mirror;

/// <summary>Which snapshot of a kind serves. Switching it is what makes a pull visible, all of it at once.</summary>
public sealed class MirrorHead
{
    /// <summary>One of <see cref="PullJobs"/>.</summary>
    public string Job { get; init; } = "";

    /// <summary>Id of the full run whose rows serve.</summary>
    public long Snapshot { get; set; }

    /// <summary>Id of the run that changed it last: the same full run, or one of changes after it.</summary>
    public long Run { get; set; }

    /// <summary>How many rows it has.</summary>
    public int Rows { get; set; }

    /// <summary><see cref="ContentDigest"/> of its rows; empty where none was kept yet.</summary>
    public string Digest { get; set; } = "";

    /// <summary>The platform's time before which every change is in it: where the next changes are asked from. Null where unknown.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>When it began to serve, by the bridge's clock.</summary>
    public DateTimeOffset SwitchedAt { get; set; }

    /// <summary>Concurrency token: two swaps at once would each forget the other's rows.</summary>
    public int Version { get; set; }

    /// <summary>Whether changes can be applied to it.</summary>
    public bool TakesChanges => AsOf is not null && Digest.Length > 0;

    /// <summary>From now on it is this.</summary>
    internal void Serve(SyncRun run, (long Snapshot, int Rows, ContentDigest Digest) content, DateTimeOffset now)
    {
        (Snapshot, Rows, Digest) = (content.Snapshot, content.Rows, content.Digest.ToString());
        (Run, AsOf, SwitchedAt) = (run.Id, run.AsOf, now);
        Version++;
    }
}
