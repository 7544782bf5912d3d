using System.ComponentModel.DataAnnotations;

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
}
