using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>豁免情形: why a check may go beyond the cap.</summary>
internal sealed record ExemptReasonOptions
{
    /// <summary>Its code.</summary>
    [Required]
    public string Code { get; init; } = "";

    /// <summary>In words.</summary>
    [Required]
    public string Label { get; init; } = "";

    /// <summary>Where it is said.</summary>
    [Required]
    public string Source { get; init; } = "";
}
