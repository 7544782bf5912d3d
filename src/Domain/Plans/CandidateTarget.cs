using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Plans;

/// <summary>A target of the register (检查对象) as a plan's scope and strata see it.</summary>
/// <param name="Code">统一社会信用代码, or the registration number where there is none: the id in the draw's frame.</param>
/// <param name="Type">主体类型.</param>
/// <param name="RegistrationState">登记状态.</param>
/// <param name="RegisteredOn">成立日期.</param>
/// <param name="Tags">分类标注.</param>
/// <param name="Grade">信用风险等级; null where ungraded.</param>
/// <param name="DrawnThisYear">本年度已抽次数: standing draws of the plan year that drew it.</param>
public sealed record CandidateTarget(
    string Code, TargetType Type, string RegistrationState, DateOnly RegisteredOn, IReadOnlyCollection<string> Tags, string? Grade, int DrawnThisYear = 0)
{
    /// <summary>Whether it carries each of <paramref name="tags"/>; nothing is made on the way, for a freeze asks it of every target.</summary>
    internal bool Carries(IReadOnlyList<string> tags)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (!Tags.Contains(tags[i]))
                return false;
        }
        return true;
    }
}
