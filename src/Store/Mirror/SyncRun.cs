namespace ChangliBridge.Store.Mirror;

/// <summary>同步任务: one run of a pull. Its row is its memory: after a crash it goes on at <see cref="NextPage"/>.</summary>
public sealed class SyncRun
{
    /// <summary>From 1; a later run has a greater one. Also the id of the snapshot it builds.</summary>
    public long Id { get; private set; }

    /// <summary>One of <see cref="PullJobs"/>. At most one run of a job is not over.</summary>
    public string Job { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public SyncRunState State { get; private set; } = SyncRunState.Requested;

    /// <summary>The page it takes next, from 1.</summary>
    public int NextPage { get; private set; } = 1;

    /// <summary>Pages taken.</summary>
    public int Pages { get; private set; }

    /// <summary>Rows taken.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows set aside.</summary>
    public int Quarantined { get; private set; }

    /// <summary>What the first page said of the whole; null before it.</summary>
    public int? Total { get; private set; }

    /// <summary>How often it began again at page 1 because the list changed under it.</summary>
    public int Restarts { get; private set; }

    /// <summary>Tries since the last page that came through.</summary>
    public int Failures { get; private set; }

    /// <summary>The last thing that went wrong, in a sentence; empty if nothing did.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>Raised by each claim: a worker whose number is older has lost the run.</summary>
    public int Fence { get; private set; }

    /// <summary>Which process holds the lease, or waits to try again.</summary>
    public string LeaseOwner { get; private set; } = "";

    /// <summary>Until when nobody else claims it, in milliseconds of <see cref="Ledger.LeaseClock"/>.</summary>
    public long LeaseUntil { get; private set; }

    /// <summary>When it was asked for, by the bridge's clock.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When it ended, by the bridge's clock; null while it is not over.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it ended.</summary>
    public bool IsOver => State is SyncRunState.Succeeded or SyncRunState.Failed;

    /// <summary>Asks for a run.</summary>
    internal static SyncRun Request(string job, DateTimeOffset now) => new() { Job = job, RequestedAt = now };

    /// <summary>A worker takes the run; whoever held it before has lost it.</summary>
    internal void Claim(string owner, long leaseUntil)
    {
        (State, LeaseOwner, LeaseUntil) = (SyncRunState.Running, owner, leaseUntil);
        Fence++;
        Version++;
    }

    /// <summary>A page came through; its rows are stored in the same transaction.</summary>
    internal void TakePage(int total, int rows, int quarantined)
    {
        Total = total;
        (Pages, NextPage, Rows, Quarantined) = (Pages + 1, NextPage + 1, Rows + rows, Quarantined + quarantined);
        (Failures, LastError) = (0, "");
        Version++;
    }

    /// <summary>The run keeps its lease, or gives it up early.</summary>
    internal void LeaseTo(long leaseUntil)
    {
        LeaseUntil = leaseUntil;
        Version++;
    }

    /// <summary>The list changed under the run: what it took is dropped and it begins again when its lease ends.</summary>
    internal void Restart(string why, long leaseUntil)
    {
        (NextPage, Rows, Quarantined, Total) = (1, 0, 0, null);
        (Restarts, LastError, LeaseUntil) = (Restarts + 1, why, leaseUntil);
        Version++;
    }

    /// <summary>A page could not be had; the run stays alive and is tried again when its lease ends.</summary>
    internal void Postpone(string why, long leaseUntil)
    {
        (Failures, LastError, LeaseUntil) = (Failures + 1, why, leaseUntil);
        Version++;
    }

    /// <summary>The snapshot is complete and serves.</summary>
    internal void Succeed(DateTimeOffset now) => End(SyncRunState.Succeeded, "", now);

    /// <summary>The snapshot is refused; the old one serves.</summary>
    internal void Fail(string why, DateTimeOffset now) => End(SyncRunState.Failed, why, now);

    private void End(SyncRunState state, string why, DateTimeOffset now)
    {
        (State, LastError, EndedAt) = (state, why, now);
        Version++;
    }
}
