namespace ChangliBridge.Domain.Tasks;

/// <summary>协助人选: somebody of the register whom a department wants to send to a task.</summary>
/// <param name="Inspector">Id in the register.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="CertificateNumber">执法证号; empty where missing.</param>
/// <param name="ValidUntil">Last day of the certificate; null where open-ended.</param>
/// <param name="Recused">Whether a 回避 is recorded for the target.</param>
public sealed record AssistantCandidate(string Inspector, string Department, string CertificateNumber, DateOnly? ValidUntil, bool Recused);
