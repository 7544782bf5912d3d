namespace ChangliBridge.Store.Ledger;

/// <summary>Something that happens to a delivery. The ledger stamps the time and the spread when it applies it.</summary>
public abstract record DeliveryEvent
{
    private DeliveryEvent()
    {
    }

    /// <summary>Unix milliseconds of real time.</summary>
    public long At { get; init; }

    /// <summary>0 to 1000, drawn at random: spreads the back-offs of many rows.</summary>
    public int Spread { get; init; }

    /// <summary>What went wrong, in a sentence for the clerk; empty where nothing did.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Its turn has come. <paramref name="LookFirst"/>: the database was restored, so that the platform may have it already.</summary>
    public sealed record Admitted(bool LookFirst) : DeliveryEvent;

    /// <summary>A worker takes a due row.</summary>
    public sealed record Claimed(string Owner, long LeaseUntil) : DeliveryEvent;

    /// <summary>The lease ended without an outcome. <paramref name="OwnerGone"/>: its process is known to be dead.</summary>
    public sealed record LeaseOver(bool OwnerGone) : DeliveryEvent;

    /// <summary>The worker stops before the first byte of the act.</summary>
    public sealed record Released : DeliveryEvent;

    /// <summary>The platform has it and gave a receipt of this very key and revision.</summary>
    public sealed record Accepted : DeliveryEvent;

    /// <summary>The platform refused it and said why.</summary>
    public sealed record Refused : DeliveryEvent;

    /// <summary>The platform provably did not take it.</summary>
    public sealed record NotSent(long RetryAfterMilliseconds) : DeliveryEvent;

    /// <summary>It was sent, and nothing proves what became of it.</summary>
    public sealed record OutcomeUnknown(long RetryAfterMilliseconds) : DeliveryEvent;

    /// <summary>The platform has a record under this key and revision.</summary>
    public sealed record Found(bool SameDigest) : DeliveryEvent;

    /// <summary>The platform says it has none.</summary>
    public sealed record NotFound : DeliveryEvent;

    /// <summary>The look-up gave no answer that can be trusted.</summary>
    public sealed record LookupFailed(long RetryAfterMilliseconds) : DeliveryEvent;

    /// <summary>An operator stops it.</summary>
    public sealed record HeldBack : DeliveryEvent;

    /// <summary>An operator lets it go on: by a look-up first where it may have been sent, and with leave to send it once more.</summary>
    public sealed record SetFree : DeliveryEvent;

    /// <summary>An operator ends a back-off.</summary>
    public sealed record Hastened : DeliveryEvent;

    /// <summary>A second operator agrees to give it up.</summary>
    public sealed record GivenUp : DeliveryEvent;

    /// <summary>The database was restored from a backup: what happened to it since is not known here.</summary>
    public sealed record Restored : DeliveryEvent;
}
