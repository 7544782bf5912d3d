using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Adapter.County;

/// <summary>指标目标: what an indicator shall reach, until when and who says so.</summary>
internal sealed record IndicatorGoalOptions
{
    /// <summary>Identifier of the indicator, such as <c>joint-share-by-task</c>.</summary>
    [Required]
    public string Indicator { get; init; } = "";

    /// <summary>At least so many percent; 0 where the figure only informs.</summary>
    [Range(0, 100)]
    public int Percent { get; init; }

    /// <summary>Until which day of each year, <c>MM-dd</c>.</summary>
    [Required, RegularExpression("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
    public string DueOn { get; init; } = "12-31";

    /// <summary>The plan or document that sets it.</summary>
    [Required]
    public string Source { get; init; } = "";
}
