namespace ChangliBridge.Store.Ledger;

/// <summary>How deliveries to one platform are treated; from its profile.</summary>
/// <param name="OnUnknown">What an unknown outcome leads to.</param>
/// <param name="LooksUp">Whether the platform can be asked for a record.</param>
/// <param name="SettleMilliseconds">How long after an unknown outcome a look-up may still miss the record.</param>
/// <param name="AttemptBudget">Sends with unknown outcome after which the delivery is held.</param>
public sealed record DeliveryPolicy(UnknownPolicy OnUnknown, bool LooksUp, int SettleMilliseconds, int AttemptBudget)
{
    /// <summary>For moves in which no policy has a say: those of operators and of a restore.</summary>
    internal static readonly DeliveryPolicy Indifferent = new(UnknownPolicy.HoldUnknown, LooksUp: true, SettleMilliseconds: 0, AttemptBudget: 1);

    /// <summary>First back-off; it doubles with every setback.</summary>
    public long BackOffMilliseconds { get; init; } = 500;

    /// <summary>The longest back-off.</summary>
    public long BackOffCapMilliseconds { get; init; } = 30_000;

    /// <summary>The longest Retry-After that is believed.</summary>
    public long RetryAfterCapMilliseconds { get; init; } = 300_000;
}
