namespace ChangliBridge.Domain.FollowUp;

/// <summary>A follow-up step (后续处置) as it came in, not yet checked.</summary>
/// <param name="Kind">Which way it goes; null where none was chosen.</param>
/// <param name="Demand">What is demanded or handed over.</param>
/// <param name="Addressee">Id of the department or body it goes to.</param>
/// <param name="DueOn">By which day it is to be corrected or dealt with.</param>
/// <param name="DueWorkingDays">Or within how many working days; 0 where not said.</param>
/// <param name="CaseNumber">立案号.</param>
public sealed record FollowUpDraft(FollowUpKind? Kind, string Demand, string Addressee, DateOnly? DueOn, int DueWorkingDays, string CaseNumber);
