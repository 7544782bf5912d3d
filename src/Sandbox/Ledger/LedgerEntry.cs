namespace ChangliBridge.Sandbox.Ledger;

/// <summary>A key and revision as the judge lists it.</summary>
internal sealed record LedgerEntry(string Platform, string BusinessKey, int Revision, string Kind)
{
    public required string Digest { get; init; }

    /// <summary>How often it was accepted.</summary>
    public required int Accepted { get; init; }
}
