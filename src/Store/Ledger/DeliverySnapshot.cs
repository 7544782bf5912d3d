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

    /// <summary>An operator's word: when the platform is found not to have it, it may be sent once more, whatever the policy.</summary>
    public bool MayResend { get; init; }

    /// <summary>No event moves it any more, and the next revision of its key may go.</summary>
    public bool IsSettled => State is DeliveryState.Published or DeliveryState.Rejected or DeliveryState.Conflict or DeliveryState.Discarded;

    /// <summary>Due-predicate of the admission: new, and no earlier revision of its key is open.</summary>
    /// <param name="earlierSettled">Whether every earlier revision is <see cref="IsSettled"/>.</param>
    public bool IsAdmissible(bool earlierSettled) => State == DeliveryState.Received && earlierSettled;

    /// <summary>Due-predicate of the claim: waits, and its time has come.</summary>
    public bool IsDue(long now) => NotBefore <= now;

    /// <summary>Due-predicate of the recovery: leased, and the lease is over.</summary>
    public bool IsLeaseOver(long now) => LeaseUntil <= now;
}
