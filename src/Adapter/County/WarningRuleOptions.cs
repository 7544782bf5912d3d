using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>预警规则: when a worse grade is worth a warning.</summary>
internal sealed record WarningRuleOptions
{
    /// <summary>Such as <c>to-highest</c>.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>Fires where the grade worsened by at least so many steps.</summary>
    [Range(1, 20)]
    public int Steps { get; init; } = 1;

    /// <summary>Fires only where this is the new grade; empty for any.</summary>
    public string Grade { get; init; } = "";

    /// <summary>处置建议.</summary>
    [Required]
    public string Advice { get; init; } = "";

    /// <summary>The document it comes from, or <c>local</c>.</summary>
    [Required]
    public string Source { get; init; } = "";
}
