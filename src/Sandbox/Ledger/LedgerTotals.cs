namespace ChangliBridge.Sandbox.Ledger;

/// <summary>What the judge says: duplicates is accepted minus keys.</summary>
internal sealed record LedgerTotals(IReadOnlyDictionary<string, LedgerCount> Kinds, int Keys, int Accepted, int Duplicates);
