namespace ChangliBridge.Domain.Results;

/// <summary>An inspector (执法检查人员) as a result is checked against the register.</summary>
/// <param name="Id">Id in the register.</param>
/// <param name="CertificateNumber">执法证号; empty where missing.</param>
/// <param name="ValidUntil">Last day of the certificate; null where open-ended.</param>
/// <param name="Recused">Whether a 回避 is recorded for the target.</param>
public sealed record CheckingInspector(string Id, string CertificateNumber, DateOnly? ValidUntil, bool Recused);
