using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>年度待办: a date that the county's plan sets every year.</summary>
internal sealed record YearlyDutyOptions
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,30}$")]
    public string Id { get; init; } = "";

    /// <summary>What has to be done.</summary>
    [Required]
    public string Title { get; init; } = "";

    /// <summary>Until which day of each year, <c>MM-dd</c>.</summary>
    [Required, RegularExpression("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
    public string DueOn { get; init; } = "";

    /// <summary>Ids of the departments that have to; empty: all.</summary>
    public IReadOnlyList<string> Departments { get; init; } = [];

    /// <summary>Where it is said.</summary>
    [Required]
    public string Source { get; init; } = "";
}
