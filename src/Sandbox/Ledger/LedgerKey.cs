namespace ChangliBridge.Sandbox.Ledger;

/// <summary>Names one record of a platform.</summary>
internal sealed record LedgerKey(string Platform, string BusinessKey, int Revision);
