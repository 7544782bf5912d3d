namespace ChangliBridge.Domain.Burden;

/// <summary>频次豁免: one drawn target may be checked beyond the cap.</summary>
/// <param name="Target">Credit code or registration number, as in the draw.</param>
/// <param name="Reason">Code of an <see cref="ExemptReason"/>.</param>
/// <param name="ApprovalNumber">审批文号 of the exemption.</param>
public sealed record Exemption(string Target, string Reason, string ApprovalNumber);
