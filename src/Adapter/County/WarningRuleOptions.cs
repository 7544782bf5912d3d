using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Adapter.County;

/// <summary>预警规则: when a worse grade or index is worth a warning.</summary>
internal sealed record WarningRuleOptions
{
    /// <summary>Such as <c>to-highest</c>.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>Fires where the grade worsened by at least so many steps; empty for one, or in a rule on the index.</summary>
    [Range(1, 20)]
    public int? Steps { get; init; }

    /// <summary>Fires where the index worsened by at least so many points, at most two decimals; the grade may have stayed.</summary>
    public decimal? Points { get; init; }

    /// <summary>Fires where the index worsened by at least so many percent of what it was; the grade may have stayed.</summary>
    [Range(1, 1000)]
    public int? Percent { get; init; }

    /// <summary>Of a rule on the index: both months lie at most so far apart.</summary>
    [Range(0, 120)]
    public int WithinMonths { get; init; } = 1;

    /// <summary>Adds up the steps of so many months: compares with the best since the last warning; empty compares with what served last.</summary>
    [Range(1, 120)]
    public int? SinceMonths { get; init; }

    /// <summary>Fires only where this is the new grade; empty for any.</summary>
    public string Grade { get; init; } = "";

    /// <summary>Whether it is a rule on the index.</summary>
    public bool OnIndex => Points is not null || Percent is not null;

    /// <summary>Whether it goes by one measure only, and by one that can be met.</summary>
    public bool Fits => new[] { Steps is not null, Points is not null, Percent is not null }.Count(set => set) <= 1 && (Points is null || (Points > 0 && RiskIndex.Of(Points.Value) is not null));

    /// <summary>处置建议.</summary>
    [Required]
    public string Advice { get; init; } = "";

    /// <summary>The document it comes from, or <c>local</c>.</summary>
    [Required]
    public string Source { get; init; } = "";

    /// <summary>As the domain knows it.</summary>
    public WarningRule ToRule() => new(Id, Advice, Source, Steps ?? 1, Grade)
    {
        SinceMonths = SinceMonths,
        Index = OnIndex ? new IndexWorsening(Points is { } points ? RiskIndex.Of(points) : null, Percent, WithinMonths) : null,
    };
}
