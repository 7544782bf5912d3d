namespace ChangliBridge.Store.Audit;

/// <summary>What recomputing the audit chain found.</summary>
/// <param name="Entries">Entries that fit, counted from the first.</param>
/// <param name="FirstBroken">The first entry that does not fit; null where all do.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record AuditVerdict(long Entries, long? FirstBroken, string? Fault);
