namespace ChangliBridge.Domain.Credit;

/// <summary>A credit record (信用记录) as it came in, not yet checked.</summary>
/// <param name="Kind">Id of its kind.</param>
/// <param name="LegalBasis">The provision; empty to take the kind's own.</param>
/// <param name="Violation">What was done against the law.</param>
public sealed record CreditDraft(string Kind, string LegalBasis, string Violation);
