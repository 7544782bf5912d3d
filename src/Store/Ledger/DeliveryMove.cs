namespace ChangliBridge.Store.Ledger;

/// <summary>What happens to one row in one transaction: a step in the graph, or two that follow each other.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="Steps">At least one; each begins where the one before ended.</param>
/// <param name="Error">What went wrong, for the clerk; null keeps what stands there.</param>
internal sealed record DeliveryMove(string Id, IReadOnlyList<DeliveryTransition> Steps, string? Error)
{
    /// <summary>The row as it must still be.</summary>
    public DeliverySnapshot From => Steps[0].From;

    /// <summary>The row afterwards.</summary>
    public DeliverySnapshot To => Steps[^1].To;
}
