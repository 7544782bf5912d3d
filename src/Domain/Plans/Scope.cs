using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Plans;

/// <summary>抽查对象范围: every condition must hold; an empty list means any.</summary>
/// <param name="RegisteredOnOrBefore">Registered on or before this day; null for any day.</param>
/// <param name="RegistrationStates">登记状态 in the register's words.</param>
/// <param name="Tags">分类标注, each of which the target must carry.</param>
/// <param name="TargetTypes">主体类型.</param>
public sealed record Scope(
    DateOnly? RegisteredOnOrBefore, IReadOnlyList<string> RegistrationStates, IReadOnlyList<string> Tags, IReadOnlyList<TargetType> TargetTypes)
{
    /// <summary>Whether <paramref name="target"/> belongs to the frame.</summary>
    public bool Covers(CandidateTarget target) =>
        (RegisteredOnOrBefore is not { } limit || target.RegisteredOn <= limit)
        && (RegistrationStates.Count == 0 || RegistrationStates.Contains(target.RegistrationState))
        && (TargetTypes.Count == 0 || TargetTypes.Contains(target.Type))
        && target.Carries(Tags);

    internal bool SameAs(Scope other) =>
        RegistrationStates.SequenceEqual(other.RegistrationStates) && Tags.SequenceEqual(other.Tags) && TargetTypes.SequenceEqual(other.TargetTypes)
        && this == other with { RegistrationStates = RegistrationStates, Tags = Tags, TargetTypes = TargetTypes };
}
