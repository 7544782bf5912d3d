using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Adapter.County;

/// <summary>指数口径: what 信用风险指数 of the scheme means.</summary>
internal sealed record IndexScaleOptions
{
    /// <summary>The lower end, at most two decimals.</summary>
    [Required]
    public decimal? Lowest { get; init; }

    /// <summary>The upper end, at most two decimals.</summary>
    [Required]
    public decimal? Highest { get; init; }

    /// <summary>Which end is the riskier.</summary>
    [Required]
    public IndexDirection? HigherIs { get; init; }

    /// <summary>The document it comes from, or <c>local</c>.</summary>
    [Required]
    public string Source { get; init; } = "";

    /// <summary>As the domain knows it; null where the ends are none.</summary>
    public IndexScale? ToScale() => Lowest < Highest && RiskIndex.Of(Lowest.Value) is { } lowest && RiskIndex.Of(Highest.Value) is { } highest
        ? new IndexScale(lowest, highest, HigherIs == IndexDirection.Riskier, Source)
        : null;
}
