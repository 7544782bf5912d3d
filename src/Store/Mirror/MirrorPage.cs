namespace ChangliBridge.Store.Mirror;

/// <summary>One page, its rows read.</summary>
/// <param name="Total">How many rows the source says the whole list has.</param>
/// <param name="Rows">The rows to keep; none twice.</param>
/// <param name="Faults">The rows to set aside.</param>
public sealed record MirrorPage<T>(int Total, IReadOnlyList<T> Rows, IReadOnlyList<RowFault> Faults) where T : class, IMirrored
{
    /// <summary>How many rows the page had.</summary>
    public int Count => Rows.Count + Faults.Count;
}
