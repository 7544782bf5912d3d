namespace ChangliBridge.Domain.Revisits;

/// <summary>What the second office reports of a revisit (回访结论), as it came in, not yet checked.</summary>
/// <param name="VisitedOn">Day of the visit; null where missing.</param>
/// <param name="Inspectors">Ids of who went.</param>
/// <param name="Findings">One for each item of the first check.</param>
public sealed record RevisitDraft(DateOnly? VisitedOn, IReadOnlyList<string> Inspectors, IReadOnlyList<RevisitFinding> Findings);
