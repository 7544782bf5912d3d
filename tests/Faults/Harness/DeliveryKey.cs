using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Faults.Harness;

/// <summary>What a platform takes once: the same on the bridge's row and in the sandbox's count.</summary>
/// <param name="Platform">"provincial" or "internet-plus".</param>
/// <param name="BusinessKey">Under which the platform keeps it.</param>
/// <param name="Revision">From 1.</param>
internal readonly record struct DeliveryKey(string Platform, string BusinessKey, int Revision)
{
    /// <summary>Of what the sandbox counted.</summary>
    public static DeliveryKey Of(LedgerEntry entry) => new(entry.Platform, entry.BusinessKey, entry.Revision);

    public override string ToString() => $"{Platform} {BusinessKey} revision {Revision}";
}
