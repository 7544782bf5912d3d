namespace ChangliBridge.Store.Reconciling;

/// <summary>对账: one comparison of the ledger with what a platform says it holds. Its row is its memory; interrupted, it begins again, and what it found stands.</summary>
public sealed class Reconciliation
{
    /// <summary>From 1; a later run has a greater one.</summary>
    public long Id { get; private set; }

    /// <summary>"provincial" or "internet-plus". At most one run of a platform is not over.</summary>
    public string Platform { get; private set; } = "";

    /// <summary>Whether the day asked for it, rather than a person.</summary>
    public bool Daily { get; private set; }

    /// <summary>What was published from here on is compared.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>What was published from here on is not compared yet.</summary>
    public DateTimeOffset To { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReconciliationState State { get; private set; } = ReconciliationState.Requested;

    /// <summary>Published deliveries of the period.</summary>
    public int Ours { get; private set; }

    /// <summary>Keys that the platform listed for the period and a day around it.</summary>
    public int Theirs { get; private set; }

    /// <summary>Disagreements seen, also those that earlier runs have filed.</summary>
    public int Findings { get; private set; }

    /// <summary>Tries that did not come through.</summary>
    public int Failures { get; private set; }

    /// <summary>Tries whose list contradicted itself.</summary>
    public int Contradictions { get; private set; }

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

    // Whole microseconds, the finest that both databases keep: what the request answers is what is read later.
    internal static Reconciliation Request(string platform, ReconciledPeriod period, bool daily, DateTimeOffset now) =>
        new() { Platform = platform, From = period.From, To = period.To, Daily = daily, RequestedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) };

    /// <summary>A worker takes the run; whoever held it before has lost it.</summary>
    internal void Claim(string owner, long leaseUntil)
    {
        (State, LeaseOwner, LeaseUntil) = (ReconciliationState.Running, owner, leaseUntil);
        Fence++;
        Version++;
    }

    /// <summary>The run keeps its lease, or gives it up early.</summary>
    internal void LeaseTo(long leaseUntil)
    {
        LeaseUntil = leaseUntil;
        Version++;
    }

    /// <summary>It did not come through and begins again when its lease ends.</summary>
    internal void Postpone(string why, bool contradicted, long leaseUntil)
    {
        (Failures, Contradictions, LastError, LeaseUntil) = (Failures + 1, Contradictions + (contradicted ? 1 : 0), why, leaseUntil);
        Version++;
    }

    internal void Succeed((int Ours, int Theirs, int Findings) counted, DateTimeOffset now)
    {
        (Ours, Theirs, Findings) = counted;
        End(ReconciliationState.Succeeded, "", now);
    }

    internal void Fail(string why, DateTimeOffset now) => End(ReconciliationState.Failed, why, now);

    private void End(ReconciliationState state, string why, DateTimeOffset now)
    {
        (State, LastError, EndedAt) = (state, why, now);
        Version++;
    }
}
