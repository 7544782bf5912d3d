namespace ChangliBridge.Domain.Risk;

/// <summary>A version of 信用风险等级 (credit-risk grades): its id and its grades from lowest to highest risk, as whole tokens.</summary>
/// <param name="Id">Such as <c>hebei-abcd</c>.</param>
/// <param name="Grades">From lowest to highest risk.</param>
public sealed record GradeScheme(string Id, IReadOnlyList<string> Grades)
{
    /// <summary>Whether <paramref name="grade"/> is one of the scheme's, to the letter: neither <c>a</c> nor full-width <c>Ａ</c> is A.</summary>
    public bool Holds(string? grade) => grade is not null && Grades.Contains(grade, StringComparer.Ordinal);
}
