using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Risk;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>信用风险等级: a version of the grade scheme.</summary>
internal sealed record GradeSchemeOptions
{
    /// <summary>Such as <c>hebei-abcd</c>.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>From lowest to highest risk.</summary>
    [Required, MinLength(2)]
    public IReadOnlyList<string> Grades { get; init; } = [];

    /// <summary>指数口径; without it no index is kept.</summary>
    [ValidateObjectMembers]
    public IndexScaleOptions? Index { get; init; }

    /// <summary>预警规则; of several that fire, the first counts.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<WarningRuleOptions> Warnings { get; init; } = [];

    /// <summary>分级比例区间 that suggestions rest on.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<GradeRangeOptions> Ranges { get; init; } = [];

    /// <summary>As the domain knows it.</summary>
    public GradeScheme ToScheme() => new(Id, Grades)
    {
        Index = Index?.ToScale(),
        Warnings = [.. Warnings.Select(rule => rule.ToRule())],
        Ranges = [.. Ranges.Where(range => Grades.Contains(range.Grade)).Select(range => new GradeRange(range.Grade, new RateRange(range.Lowest, range.Highest, range.MostPerYear), range.Frequency, range.Source))],
    };
}
