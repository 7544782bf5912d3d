namespace ChangliBridge.Sandbox.Ledger;

/// <summary>How many keys of a kind were accepted, and how often.</summary>
internal sealed record LedgerCount(int Keys, int Accepted);
