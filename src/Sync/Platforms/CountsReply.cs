namespace ChangliBridge.Sync.Platforms;

/// <summary>The payload of a count: what a platform accepted in a period.</summary>
/// <param name="Kinds">Each kind once; one that is missing counts nothing.</param>
internal sealed record CountsReply(IReadOnlyList<CountsReply.OfKind> Kinds)
{
    /// <summary>The records of one kind.</summary>
    /// <param name="Kind">Such as <c>result</c>.</param>
    /// <param name="Count">Rows of the list of keys.</param>
    /// <param name="Digest">SHA-256, lower-case hex, over a line for each of them in order: key, tab, revision, line feed. Null where the platform gives none.</param>
    internal sealed record OfKind(string Kind, int Count, string? Digest = null);
}
