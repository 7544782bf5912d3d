namespace ChangliBridge.Store.Ledger;

/// <summary>A delivery without its body, as it is compared with what a platform holds.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="BusinessKey">Its key.</param>
/// <param name="Revision">Its revision.</param>
public sealed record LedgerRecord(string Id, string BusinessKey, int Revision)
{
    public required string Kind { get; init; }

    public required string Department { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>Whether it was ever taken to be sent or looked up.</summary>
    public required bool WasTaken { get; init; }

    public required string Digest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was published, where it is.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
