namespace ChangliBridge.Domain.Credit;

/// <summary>信用修复: what the subject applied for, and how another person decided.</summary>
/// <param name="Application">What the subject put forward.</param>
/// <param name="EnteredBy">Who entered the application, as the audit chain names them.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Granted">Whether it was granted; null while it is examined.</param>
/// <param name="Reason">Why; empty while it is examined.</param>
/// <param name="DecidedBy">Who decided; empty while it is examined.</param>
/// <param name="DecidedAt">When; null while it is examined.</param>
public sealed record CreditRepair(string Application, string EnteredBy, DateTimeOffset EnteredAt, bool? Granted, string Reason, string DecidedBy, DateTimeOffset? DecidedAt);
