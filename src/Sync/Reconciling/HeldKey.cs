namespace ChangliBridge.Sync.Reconciling;

/// <summary>One line of a platform's list of keys.</summary>
/// <param name="BusinessKey">The key.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Kind">Its kind, such as <c>result</c>.</param>
internal sealed record HeldKey(string BusinessKey, int Revision, string Kind)
{
    /// <summary>SHA-256 of the canonical body, hex; null where the platform gives none.</summary>
    public string? Digest { get; init; }

    /// <summary>How often the platform accepted it; 1 where it does not say.</summary>
    public int Accepted { get; init; } = 1;
}
