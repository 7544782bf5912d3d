namespace ChangliBridge.Domain.Burden;

/// <summary>年度频次上限: how often an enterprise may be checked in a year, and what counts; the county's settings.</summary>
/// <param name="Cap">At most so many counted checks a year; 0 where the county has announced none.</param>
/// <param name="CapSource">Where the cap is said.</param>
/// <param name="Counted">Kinds that count. 司法部 counts 日常, 个案 and 专项 but not 专项 from above; a health bureau lets 个案 go free: the county chooses.</param>
/// <param name="CountedSource">Whose reading it is.</param>
/// <param name="Reasons">豁免情形.</param>
/// <param name="ApprovalRequired">Whether a draw needs an approval number before it is confirmed.</param>
public sealed record BurdenTerms(int Cap, string CapSource, IReadOnlyCollection<CheckKind> Counted, string CountedSource, IReadOnlyList<ExemptReason> Reasons, bool ApprovalRequired)
{
    /// <summary>Whether one more check of <paramref name="kind"/> goes beyond the cap (超频次), <paramref name="counted"/> counted checks being there.</summary>
    public bool IsOver(int counted, CheckKind kind) => Cap > 0 && Counted.Contains(kind) && counted >= Cap;
}
