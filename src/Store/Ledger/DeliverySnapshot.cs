namespace ChangliBridge.Store.Ledger;

/// <summary>The part of a <see cref="Delivery"/> that its transitions read and write.</summary>
public sealed record DeliverySnapshot(DeliveryState State, long Fence, int Attempts, int Setbacks)
{
    /// <summary>Who holds the lease.</summary>
    public string? Owner { get; init; }

    /// <summary>When the lease ends, unix milliseconds of real time.</summary>
    public long? LeaseUntil { get; init; }

    /// <summary>When it is due, unix milliseconds of real time.</summary>
    public long? NotBefore { get; init; }

    /// <summary>No event moves it any more.</summary>
    public bool IsTerminal => State is DeliveryState.Published or DeliveryState.Rejected or DeliveryState.Conflict or DeliveryState.Held;

    /// <summary>Due-predicate of the claim: waits, and its time has come.</summary>
    public bool IsDue(long now) => NotBefore <= now;

    /// <summary>Due-predicate of the recovery: leased, and the lease is over.</summary>
    public bool IsLeaseOver(long now) => LeaseUntil <= now;
}
