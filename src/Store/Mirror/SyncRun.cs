namespace ChangliBridge.Store.Mirror;

/// <summary>同步任务: one run of a pull. Its row is its memory: after a crash it goes on at <see cref="NextPage"/>.</summary>
public sealed class SyncRun
{
    /// <summary>From 1; a later run has a greater one. Also the id of the snapshot it builds.</summary>
    public long Id { get; private set; }

    /// <summary>One of <see cref="PullJobs"/>. At most one run of a job is not over.</summary>
    public string Job { get; private set; } = "";

    /// <summary>How much it asks for. A run of changes becomes a full one where nothing can be built on.</summary>
    public RunKind Kind { get; private set; } = RunKind.Full;

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

    /// <summary>Of changes: <see cref="ChangeCursor.Since"/> of its next page.</summary>
    public string Since { get; private set; } = "";

    /// <summary>Of changes: <see cref="ChangeCursor.After"/> of its next page.</summary>
    public string After { get; private set; } = "";

    /// <summary>The platform's time at the first page: every change before it is in the list. Null before that page.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary><see cref="ContentDigest"/> of the rows taken; empty before the first.</summary>
    public string Digest { get; private set; } = "";

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

    /// <summary>When its pulling ended, by the bridge's clock; null while pages are to come. A held run waits for nobody's pages.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who decided over a held run; empty where nobody had to.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>Why it was decided so.</summary>
    public string DecisionReason { get; private set; } = "";

    /// <summary>When, by the bridge's clock.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Whether its pulling ended.</summary>
    public bool IsOver => EndedAt is not null;

    /// <summary>Asks for a run.</summary>
    internal static SyncRun Request(string job, RunKind kind, DateTimeOffset now) => new() { Job = job, Kind = kind, RequestedAt = now };

    /// <summary>A worker takes the run; whoever held it before has lost it.</summary>
    internal void Claim(string owner, long leaseUntil)
    {
        (State, LeaseOwner, LeaseUntil) = (SyncRunState.Running, owner, leaseUntil);
        Fence++;
        Version++;
    }

    /// <summary>What a worker needs to go on.</summary>
    internal LeasedRun Leased() => new(Id, Job, Fence, NextPage) { Kind = Kind, Cursor = new ChangeCursor(Since, After), Taken = Rows + Quarantined };

    /// <summary>A run of changes begins here.</summary>
    internal void ChangesFrom(string since)
    {
        Since = since;
        Version++;
    }

    /// <summary>There is nothing that changes could be applied to, or the platform no longer knows so old ones: the whole list is asked for.</summary>
    internal void TurnFull(string why)
    {
        (Kind, Since, After) = (RunKind.Full, "", "");
        Forget(why);
    }

    /// <summary>A page of the whole list came through; its rows are stored in the same transaction.</summary>
    internal void TakePage(int total, int rows, int quarantined, ContentDigest digest)
    {
        Total = total;
        Digest = ContentDigest.Parse(Digest).Plus(digest).ToString();
        Count(rows, quarantined);
    }

    /// <summary>A page of changes came through; its rows are stored in the same transaction.</summary>
    internal void TakeChanges(ChangeCursor? next, int rows, int quarantined)
    {
        (Since, After) = next is null ? (Since, After) : (next.Since, next.After);
        Count(rows, quarantined);
    }

    /// <summary>The first page says what time the platform has; later ones do not change it.</summary>
    internal void BeginsAt(DateTimeOffset asOf) => AsOf ??= asOf;

    /// <summary>The run keeps its lease, or gives it up early.</summary>
    internal void LeaseTo(long leaseUntil)
    {
        LeaseUntil = leaseUntil;
        Version++;
    }

    /// <summary>The list changed under the run: what it took is dropped and it begins again when its lease ends.</summary>
    internal void Restart(string why, long leaseUntil)
    {
        (Restarts, LeaseUntil) = (Restarts + 1, leaseUntil);
        Forget(why);
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

    /// <summary>The snapshot is complete and kept aside until somebody decides.</summary>
    internal void Hold(string why, DateTimeOffset now) => End(SyncRunState.Held, why, now);

    /// <summary>A later run came to its end first.</summary>
    internal void GiveWay(DateTimeOffset now) => End(SyncRunState.Superseded, LastError, EndedAt ?? now);

    /// <summary>Somebody decided over the held snapshot.</summary>
    internal void Decide(SyncRunState outcome, (string By, string Reason) decision, DateTimeOffset now)
    {
        (DecidedBy, DecisionReason, DecidedAt) = (decision.By, decision.Reason, now);
        End(outcome, outcome == SyncRunState.Succeeded ? "" : LastError, EndedAt ?? now);
    }

    private void Count(int rows, int quarantined)
    {
        (Pages, NextPage, Rows, Quarantined) = (Pages + 1, NextPage + 1, Rows + rows, Quarantined + quarantined);
        (Failures, LastError) = (0, "");
        Version++;
    }

    private void Forget(string why)
    {
        (NextPage, Rows, Quarantined, Total, AsOf, Digest) = (1, 0, 0, null, null, "");
        (Failures, LastError) = (0, why);
        Version++;
    }

    private void End(SyncRunState state, string why, DateTimeOffset now)
    {
        (State, LastError, EndedAt) = (state, why, now);
        Version++;
    }
}
