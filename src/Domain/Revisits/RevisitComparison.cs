namespace ChangliBridge.Domain.Revisits;

/// <summary>比对: one item of a revisit beside the first result.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="FirstResult">Resource name of the first result: where a missed problem is amended or followed up.</param>
/// <param name="Verdict">比对结论.</param>
public sealed record RevisitComparison(string Item, string FirstResult, RevisitVerdict Verdict);
