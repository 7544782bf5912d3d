namespace ChangliBridge.Store.Ledger;

/// <summary>How an act on a leased delivery ended.</summary>
/// <param name="Delivery">As it was leased; its fence decides whether the outcome still counts.</param>
/// <param name="Event">What happened.</param>
/// <param name="Word">How the attempt row names it, such as ACCEPTED.</param>
public sealed record ActOutcome(LeasedDelivery Delivery, DeliveryEvent Event, string Word)
{
    /// <summary>0 where no answer came.</summary>
    public int HttpStatus { get; init; }

    /// <summary>Head of the answer, redacted.</summary>
    public string Reply { get; init; } = "";
}
