namespace ChangliBridge.Domain.Plans;

/// <summary>总体比例: the overall clause of a plan and the recorded decision how it is read next to the rates of the strata.</summary>
/// <param name="Reading">What the overall figure does; null where nobody decided, and then the plan is refused.</param>
/// <param name="Take">A rate such as <c>5%</c>, or a count.</param>
/// <param name="Decision">Who decided and why, zh-CN; enters the rule's note.</param>
public sealed record OverallClause(OverallReading? Reading, string Take, string Decision);
