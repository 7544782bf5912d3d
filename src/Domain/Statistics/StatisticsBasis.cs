namespace ChangliBridge.Domain.Statistics;

/// <summary>统计依据: what the indicators of a period are counted over, except the drawn targets themselves.</summary>
/// <param name="Draws">Confirmed draws of the period.</param>
/// <param name="Batches">Batches of disclosed plans that end in the period.</param>
/// <param name="Items">Claimed items.</param>
/// <param name="RegisteredEnterprises">Enterprises in the register (检查对象名录库).</param>
public sealed record StatisticsBasis(IReadOnlyList<CountedDraw> Draws, IReadOnlyList<CountedBatch> Batches, IReadOnlyList<CountedItem> Items, long RegisteredEnterprises);
