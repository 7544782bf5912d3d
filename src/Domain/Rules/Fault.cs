namespace ChangliBridge.Domain.Rules;

/// <summary>One thing that stands against an act (错误): which rule, where, why and what to do.</summary>
/// <param name="Rule">The rule broken.</param>
/// <param name="Field">Path of the field in the request, as in the protos, such as <c>batches[0].end_date</c>.</param>
/// <param name="Reason">What is wrong, a zh-CN sentence without personal data.</param>
/// <param name="Remedy">What to do, a zh-CN sentence.</param>
public sealed record Fault(Rule Rule, string Field, string Reason, string Remedy);
