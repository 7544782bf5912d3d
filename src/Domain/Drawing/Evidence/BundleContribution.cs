namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>A contribution (参与贡献) as the bundle shows it.</summary>
/// <param name="Name">Name of the slot.</param>
/// <param name="Value">The opened value.</param>
/// <param name="Committed">What was posted before, hex; empty unless the slot is committed.</param>
/// <param name="At">When it was posted, <c>YYYY-MM-DDTHH:MM:SSZ</c>.</param>
public sealed record BundleContribution(string Name, string Value, string Committed, string At)
{
    /// <summary>The party's key; empty for a beacon, and where nobody signed.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>The party's signature over the 32 bytes of <see cref="SlotCommitment"/>, or the beacon round's; hex, empty where nobody signed.</summary>
    public string Signature { get; init; } = "";
}
