namespace ChangliBridge.Benchmarks.Draw;

/// <summary>Four strata at 1, 3, 10 and 25 %, half up.</summary>
internal static class Quotas
{
    public static readonly string[] Strata = ["A", "B", "C", "D"];

    private static readonly int[] Percent = [1, 3, 10, 25];

    public static Dictionary<string, int> Of(IReadOnlyDictionary<string, long> sizes) =>
        Strata.Index().ToDictionary(stratum => stratum.Item, stratum => (int)((sizes.GetValueOrDefault(stratum.Item) * Percent[stratum.Index] * 2 + 100) / 200));
}
