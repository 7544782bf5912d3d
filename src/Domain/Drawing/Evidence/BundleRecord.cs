namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>What people did around a draw, as its evidence shows it (过程记录).</summary>
/// <param name="Contributions">In slot order.</param>
/// <param name="Reasons">The reason of each replacement, in recorded order.</param>
public sealed record BundleRecord(IReadOnlyList<BundleContribution> Contributions, IReadOnlyList<string> Reasons)
{
    /// <summary>会签 of the commitment.</summary>
    public IReadOnlyList<Countersignature> Countersignatures { get; init; } = [];

    /// <summary>托管密文: the secret encrypted to the supervising office's key; empty where it has none.</summary>
    public string Escrow { get; init; } = "";
}
