namespace ChangliBridge.Domain.FollowUp;

/// <summary>One line of the table of follow-ups (处置流程): a deed, the states it belongs to and who may do it.</summary>
/// <param name="Kind">For which kind.</param>
/// <param name="From">The state before.</param>
/// <param name="Deed">What is done.</param>
/// <param name="By">By whom.</param>
/// <param name="To">The state after.</param>
public sealed record FollowUpMove(FollowUpKind Kind, FollowUpState From, FollowUpDeed Deed, ActingParty By, FollowUpState To);
