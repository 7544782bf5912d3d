namespace ChangliBridge.Domain.Risk;

/// <summary>A version of 信用风险等级 (credit-risk grades): its id and its grades from lowest to highest risk, as whole tokens.</summary>
/// <param name="Id">Such as <c>hebei-abcd</c>.</param>
/// <param name="Grades">From lowest to highest risk.</param>
public sealed record GradeScheme(string Id, IReadOnlyList<string> Grades)
{
    /// <summary>预警规则, the first that fires counts; none where worse grades are not warned of.</summary>
    public IReadOnlyList<WarningRule> Warnings { get; init; } = [];

    /// <summary>分级比例区间 by grade; none where the county follows no published plan.</summary>
    public IReadOnlyList<GradeRange> Ranges { get; init; } = [];

    /// <summary>指数口径; null where the county has not said what the index means, and then no index is kept.</summary>
    public IndexScale? Index { get; init; }

    /// <summary>Whether <paramref name="grade"/> is one of the scheme's, to the letter: neither <c>a</c> nor full-width <c>Ａ</c> is A.</summary>
    public bool Holds(string? grade) => grade is not null && Grades.Contains(grade, StringComparer.Ordinal);

    /// <summary>
    /// Every change to a worse grade that fires a rule on grades (等级恶化) by itself, with the first such rule. A target that had no grade did not worsen.
    /// Rules over a span of months compare with more than the grade before and are not among them.
    /// </summary>
    public IReadOnlyList<Worsening> Worsenings() =>
    [
        .. from before in Enumerable.Range(0, Grades.Count)
           from after in Enumerable.Range(before + 1, Grades.Count - before - 1)
           let fired = Warnings.FirstOrDefault(rule => rule is { Index: null, SinceMonths: null } && after - before >= rule.Steps && (rule.Grade.Length == 0 || rule.Grade == Grades[after]))
           where fired is not null
           select new Worsening(Grades[before], Grades[after], fired),
    ];
}
