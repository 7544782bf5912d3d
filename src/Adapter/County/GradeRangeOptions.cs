using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>分级比例区间 of one grade, from a published plan.</summary>
internal sealed record GradeRangeOptions
{
    private const string Rate = @"^(100|[1-9]?[0-9](\.[0-9]+)?)%$";

    /// <summary>The grade.</summary>
    [Required]
    public string Grade { get; init; } = "";

    /// <summary>A rate with its percent sign.</summary>
    [Required, RegularExpression(Rate)]
    public string Lowest { get; init; } = "0%";

    /// <summary>A rate with its percent sign.</summary>
    [Required, RegularExpression(Rate)]
    public string Highest { get; init; } = "100%";

    /// <summary>So often a year one target may be drawn; empty for no limit.</summary>
    [Range(1, 366)]
    public int? MostPerYear { get; init; }

    /// <summary>抽查频次 in the plan's words.</summary>
    public string Frequency { get; init; } = "";

    /// <summary>Which plan or document.</summary>
    [Required]
    public string Source { get; init; } = "";
}
