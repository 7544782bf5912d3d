using ChangliBridge.Domain.Plans.Readings;

namespace ChangliBridge.Domain.Revisits;

/// <summary>回访成效: how many finished inspections were revisited, and what that does to the problem rate.</summary>
/// <param name="Rate">回访率: concluded revisits in the finished inspections that could be drawn.</param>
/// <param name="Before">问题发现率 of the first checks, of the targets whose revisit is concluded.</param>
/// <param name="After">问题发现率 of the same targets where problems that the first check missed count too.</param>
/// <param name="Verdicts">Items by 比对结论.</param>
public sealed record RevisitEffect(Share Rate, Share Before, Share After, IReadOnlyDictionary<RevisitVerdict, int> Verdicts)
{
    /// <summary>What the figures count, to stand beside them.</summary>
    public const string Definition =
        "回访率＝已审核的回访÷冻结名单中已办结的检查；问题发现率按对象计，只计已审核回访的对象：之前＝首次检查发现问题的对象÷已审核的回访，之后＝首次或回访发现问题的对象÷已审核的回访；比对按事项计。";

    /// <summary>Of the revisits of a plan.</summary>
    /// <param name="revisits">All of them; only concluded ones count.</param>
    /// <param name="finished">Finished inspections in the frames of the plan's confirmed draws.</param>
    public static RevisitEffect Of(IEnumerable<Revisit> revisits, int finished)
    {
        var concluded = revisits.Where(revisit => revisit.State == RevisitState.Concluded).ToList();
        var comparisons = concluded.SelectMany(revisit => revisit.Comparisons()).ToList();
        return new RevisitEffect(
            new Share(concluded.Count, finished),
            new Share(concluded.Count(revisit => revisit.FirstFoundProblem), concluded.Count),
            new Share(concluded.Count(revisit => revisit.FirstFoundProblem || revisit.FoundProblem), concluded.Count),
            Enum.GetValues<RevisitVerdict>().ToDictionary(verdict => verdict, verdict => comparisons.Count(comparison => comparison.Verdict == verdict)));
    }
}
