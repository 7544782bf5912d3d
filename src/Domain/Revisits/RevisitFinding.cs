namespace ChangliBridge.Domain.Revisits;

/// <summary>What a revisit found in one item (回访结论).</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Outcome">What was found.</param>
/// <param name="Text">In words; required where a problem was found.</param>
public sealed record RevisitFinding(string Item, RevisitOutcome Outcome, string Text);
