using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Plans;

/// <summary>分层 of a plan batch: which targets belong, and how many of them are drawn.</summary>
/// <param name="Name">Unique in the batch; enters the evidence.</param>
/// <param name="TargetTypes">主体类型 that belong; empty means any.</param>
/// <param name="Grades">信用风险等级 that belong; empty means any, also none.</param>
/// <param name="Ungraded">True for targets without a grade; then <paramref name="Grades"/> is empty.</param>
/// <param name="Take">A rate such as <c>0.5%</c>, a count such as <c>3</c>, <c>all</c> or <c>none</c>.</param>
/// <param name="Minimum">At least so many; null where the plan names none.</param>
public sealed record PlanStratum(
    string Name, IReadOnlyList<TargetType> TargetTypes, IReadOnlyList<string> Grades, bool Ungraded, string Take, int? Minimum)
{
    /// <summary>Whether <paramref name="target"/> belongs here. Of several strata that match, the first of the batch counts.</summary>
    public bool Matches(CandidateTarget target) =>
        (TargetTypes.Count == 0 || TargetTypes.Contains(target.Type))
        && (!Ungraded || target.Grade is null)
        && (Grades.Count == 0 || (target.Grade is { } grade && Grades.Contains(grade)));
}
