using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Domain.Risk;

/// <summary>分级比例区间 of one grade, as a published plan has it. Data: no national document sets rates by grade.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Rates">比例区间 and how often a year one target may be drawn.</param>
/// <param name="Frequency">抽查频次 in the plan's words; empty where it says nothing.</param>
/// <param name="Source">Which plan or document.</param>
public sealed record GradeRange(string Grade, RateRange Rates, string Frequency, string Source);
