namespace ChangliBridge.Domain.Risk;

/// <summary>指数口径: between which ends 信用风险指数 of a scheme lies and which end is the riskier. Data: no national figure was found.</summary>
/// <param name="Lowest">The lower end, part of the scale.</param>
/// <param name="Highest">The upper end, part of the scale.</param>
/// <param name="HigherIsRiskier">False where a higher index is safer.</param>
/// <param name="Source">Where both come from; <c>local</c> where the county set them.</param>
public sealed record IndexScale(RiskIndex Lowest, RiskIndex Highest, bool HigherIsRiskier, string Source)
{
    /// <summary>An index of this scale; null where the number lies outside or has more than two decimals. Nothing is rounded.</summary>
    public RiskIndex? Read(decimal number) => RiskIndex.Of(number) is { } index && index.Hundredths >= Lowest.Hundredths && index.Hundredths <= Highest.Hundredths ? index : null;
}
