namespace ChangliBridge.Store.Ledger;

/// <summary>One move in the graph.</summary>
/// <param name="From">The row before.</param>
/// <param name="To">The row after.</param>
/// <param name="Act">Its name in the audit chain.</param>
public sealed record DeliveryTransition(DeliverySnapshot From, DeliverySnapshot To, string Act);
