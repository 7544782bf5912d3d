using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Profile part <c>Delivery</c>.</summary>
internal sealed record DeliveryProfile
{
    /// <summary>What may be done after an unknown outcome; the default holds until a platform's behaviour is measured.</summary>
    public UnknownPolicy Policy { get; init; } = UnknownPolicy.HoldUnknown;

    /// <summary>How long after an unknown outcome a look-up is first believed: at least twice the platform's measured read lag. 0 to 600000.</summary>
    public int SettleMilliseconds { get; init; } = 60_000;

    /// <summary>Attempts before a delivery is held for the operator. 1 to 1000.</summary>
    public int AttemptBudget { get; init; } = 20;

    /// <summary><see cref="SettleMilliseconds"/> as a span.</summary>
    public TimeSpan Settle => TimeSpan.FromMilliseconds(SettleMilliseconds);
}
