namespace ChangliBridge.Domain.Plans;

/// <summary>How the overall clause (总体比例) is read. Source: docs/draw.md, Quotas.</summary>
public enum OverallReading
{
    /// <summary>The strata bind; the overall figure is only reported beside them.</summary>
    Report = 1,

    /// <summary>The strata first, then filled up from the highest risk.</summary>
    TopUp = 2,

    /// <summary>The overall figure is the budget, split by the strata's rates.</summary>
    Budget = 3,
}
