namespace ChangliBridge.Domain.FollowUp;

/// <summary>处置记录: one thing that was done to a follow-up step; kept for ever.</summary>
/// <param name="Deed">What.</param>
/// <param name="State">The state after it.</param>
/// <param name="By">Who, as the audit chain names them.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, or what was found.</param>
public sealed record FollowUpAct(FollowUpDeed Deed, FollowUpState State, string By, DateTimeOffset At, string Reason);
