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
    /// <summary>分类标注, each of which the target must carry, such as 零申报 or 投诉举报; empty asks for none. Source: 山东 2020.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>本年度未抽过: only targets that no standing draw of the plan year has drawn. Source: 环保随机抽选, first those not yet drawn.</summary>
    public bool NotDrawnThisYear { get; init; }

    /// <summary>本年度已抽过: only targets that a standing draw of the plan year has drawn; the other half of <see cref="NotDrawnThisYear"/>.</summary>
    public bool DrawnThisYear { get; init; }

    /// <summary>比例区间与频次; null where the plan gives none.</summary>
    public RateRange? Range { get; init; }

    /// <summary>计划所写户数; only compared with what the take gives, never used.</summary>
    public int? StatedCount { get; init; }

    /// <summary>Whether it asks how often a target was drawn before.</summary>
    public bool AsksForEarlierDraws => NotDrawnThisYear || DrawnThisYear || Range?.MostPerYear is not null;

    internal bool SameAs(PlanStratum other) =>
        TargetTypes.SequenceEqual(other.TargetTypes) && Grades.SequenceEqual(other.Grades) && Tags.SequenceEqual(other.Tags)
        && this == other with { TargetTypes = TargetTypes, Grades = Grades, Tags = Tags };

    /// <summary>Whether <paramref name="target"/> belongs here. Of several strata that match, the first of the batch counts.</summary>
    public bool Matches(CandidateTarget target) =>
        (TargetTypes.Count == 0 || TargetTypes.Contains(target.Type))
        && (!Ungraded || target.Grade is null)
        && (Grades.Count == 0 || (target.Grade is { } grade && Grades.Contains(grade)))
        && target.Carries(Tags)
        && (!NotDrawnThisYear || target.DrawnThisYear == 0)
        && (!DrawnThisYear || target.DrawnThisYear > 0)
        && (Range?.MostPerYear is not { } most || target.DrawnThisYear < most);
}
