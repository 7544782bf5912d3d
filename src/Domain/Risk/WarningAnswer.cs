using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Domain.Risk;

/// <summary>What somebody answers to a warning (预警处置), as it came in, not yet checked.</summary>
/// <param name="Disposal">What was done.</param>
/// <param name="Plan">The plan of the batch that includes the target; null where none is named or it is not shared with the caller.</param>
/// <param name="BatchId">The batch; empty where none is named.</param>
/// <param name="Reason">What was done and why.</param>
public sealed record WarningAnswer(WarningDisposal Disposal, InspectionPlan? Plan, string BatchId, string Reason);
