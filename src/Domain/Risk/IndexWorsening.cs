namespace ChangliBridge.Domain.Risk;

/// <summary>
/// 指数恶化: how far 信用风险指数 must worsen for a 预警规则 on it to fire, the grade changed or not. The index that served is compared with the one that takes its place;
/// where the province told either none, nothing fires. Source: county plan 二(三), 基于信用风险指数变化的预警功能; the figures are local.
/// </summary>
/// <param name="Points">By at least so many points of the scale; null in a rule by percent.</param>
/// <param name="Percent">By at least so many percent of the index before; of an index of 0 or below there is no percentage. Null in a rule by points.</param>
/// <param name="WithinMonths">The months for which both were given lie at most so far apart; 0 for the same month. Of a rule with <see cref="WarningRule.SinceMonths"/> that span counts instead.</param>
public sealed record IndexWorsening(RiskIndex? Points, int? Percent, int WithinMonths = 1);
