namespace ChangliBridge.Domain.Joint;

/// <summary>部门确认: what one participating department said of the drawn list.</summary>
/// <param name="Department">Id of the department.</param>
/// <param name="ConfirmedBy">Who confirmed, as the audit chain names them; empty until then.</param>
/// <param name="ConfirmedAt">When; null until then.</param>
/// <param name="Late">Whether that was after the deadline: recorded, never refused.</param>
/// <param name="Objections">名单异议, none until confirmed.</param>
public sealed record DepartmentConfirmation(string Department, string ConfirmedBy, DateTimeOffset? ConfirmedAt, bool Late, IReadOnlyList<TargetObjection> Objections);
