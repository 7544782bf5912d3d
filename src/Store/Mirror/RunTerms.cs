namespace ChangliBridge.Store.Mirror;

/// <summary>How a worker claims runs.</summary>
/// <param name="Owner">The process.</param>
/// <param name="Lease">For how long nobody else claims them.</param>
/// <param name="Overlap">How far before the snapshot's time changes are asked for again: what committed late, and clocks that differ.</param>
/// <param name="WithChanges">Jobs whose platform lists changes; a run of changes of another job becomes a full one.</param>
public sealed record RunTerms(string Owner, TimeSpan Lease, TimeSpan Overlap, IReadOnlySet<string> WithChanges);
