using ChangliBridge.Domain.Risk;

namespace ChangliBridge.Store.Mirror;

/// <summary>
/// 等级沿革: a credit-risk grade that a target had. Kept for ever, whatever scheme was in force, when another grade, index, month or scheme took its place or it was taken away;
/// the grade in force stands in the mirror and not here.
/// </summary>
public sealed class PastGrade
{
    /// <summary>Id of the target.</summary>
    public string TargetId { get; init; } = "";

    /// <summary>Id of the run that replaced it.</summary>
    public long Run { get; init; }

    /// <summary>Id of the scheme it belongs to.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The grade, to the letter.</summary>
    public string Grade { get; init; } = "";

    /// <summary>The month it was given for, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>信用风险指数 of that month; null where the province told none.</summary>
    public RiskIndex? RiskIndex { get; init; }

    /// <summary>When the province had changed it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Until when it served here, by the bridge's clock.</summary>
    public DateTimeOffset ReplacedAt { get; init; }
}
