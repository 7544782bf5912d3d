namespace ChangliBridge.Domain.Plans;

/// <summary>比例区间与频次 of a stratum: between which rates its take lies and how often a year one target is drawn. Source: 林甸 2024.</summary>
/// <param name="Lowest">A rate; empty means 0 %.</param>
/// <param name="Highest">A rate; empty means 100 %.</param>
/// <param name="MostPerYear">A target drawn so often this year belongs to the stratum no longer; null for no limit.</param>
public sealed record RateRange(string Lowest, string Highest, int? MostPerYear)
{
    /// <summary>Both ends, such as <c>5%–20%</c>.</summary>
    public string Text => $"{LowestRate}–{HighestRate}";

    internal string LowestRate => Lowest.Length == 0 ? "0%" : Lowest;

    internal string HighestRate => Highest.Length == 0 ? "100%" : Highest;
}
