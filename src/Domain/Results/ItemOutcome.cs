namespace ChangliBridge.Domain.Results;

/// <summary>逐项结果: how one 抽查事项 of the department's part came out.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Verdict">合格, 不合格, 未检查 or 合理缺项; 0 where the caller left it out.</param>
/// <param name="Finding">What was found; required of 不合格.</param>
public sealed record ItemOutcome(string Item, ItemVerdict Verdict, string Finding);
