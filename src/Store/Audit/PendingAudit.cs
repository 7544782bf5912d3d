namespace ChangliBridge.Store.Audit;

/// <summary>An act that will enter the audit chain when its unit is committed.</summary>
internal sealed record PendingAudit(DateTimeOffset At, string Actor, string Act, string Resource, string Detail);
