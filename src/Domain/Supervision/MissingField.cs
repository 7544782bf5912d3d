namespace ChangliBridge.Domain.Supervision;

/// <summary>缺项: a column of a 监管行为 record that is missing or not in its form.</summary>
/// <param name="Column">The column, such as <c>supervise_item_implement_code</c>.</param>
/// <param name="Reason">What is wrong, a zh-CN sentence without personal data.</param>
/// <param name="Remedy">What to do, a zh-CN sentence.</param>
public sealed record MissingField(string Column, string Reason, string Remedy);
