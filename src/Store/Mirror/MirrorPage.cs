namespace ChangliBridge.Store.Mirror;

/// <summary>One page, its rows read.</summary>
/// <param name="Total">How many rows the source says the whole list has; of changes, how many are left from this page on.</param>
/// <param name="Rows">The rows to keep; none twice.</param>
/// <param name="Faults">The rows to set aside.</param>
public sealed record MirrorPage<T>(int Total, IReadOnlyList<T> Rows, IReadOnlyList<RowFault> Faults) where T : class, IMirrored
{
    /// <summary>Digest of <see cref="Rows"/>.</summary>
    public ContentDigest Digest { get; init; }

    /// <summary>The platform's time when it answered.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>Fields that the contract does not know.</summary>
    public IReadOnlyList<FieldDrift> Drifts { get; init; } = [];

    /// <summary>Of changes: keys that leave the list.</summary>
    public IReadOnlyList<string> Retired { get; init; } = [];

    /// <summary>Of changes: where the list goes on; null on its last page.</summary>
    public ChangeCursor? Next { get; init; }

    /// <summary>How many rows the page had.</summary>
    public int Count => Rows.Count + Faults.Count;
}
