namespace ChangliBridge.Domain.Tasks;

/// <summary>
/// 协助人员: a specialist whom a department sends to assist its drawn inspectors, who stay drawn and stay two. Source: 沧州市新华区2024年计划,
/// 专业性检查由所在单位另派专业人员协助.
/// </summary>
/// <param name="Inspector">Id in the register.</param>
/// <param name="Reason">Why the drawn inspectors cannot do it alone.</param>
/// <param name="AssignedBy">Who approved it, as the audit chain names them.</param>
/// <param name="AssignedAt">When.</param>
public sealed record Assistant(string Inspector, string Reason, string AssignedBy, DateTimeOffset AssignedAt);
