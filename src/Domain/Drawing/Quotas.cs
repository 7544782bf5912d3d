using System.Numerics;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 名额: how many targets each stratum yields, in exact arithmetic. Source: docs/draw.md, Quotas; the county plan's clause has several readings,
/// so the mode is always the recorded one.
/// </summary>
public static class Quotas
{
    /// <summary>The quota of each stratum, in rule order.</summary>
    /// <param name="rule">A rule that <see cref="DrawChecks"/> accepts.</param>
    /// <param name="sizes">Targets of the frame in each stratum, in rule order.</param>
    public static int[] Of(DrawRule rule, IReadOnlyList<int> sizes)
    {
        var takes = rule.Strata.Select(stratum => Take.Parse(stratum.Take)!).ToArray();
        if (rule.Overall?.Mode == RuleOverall.Budget)
            return Budget(takes, sizes, Overall(rule, sizes));
        var quotas = rule.Strata.Select((stratum, i) => WithMinimum(takes[i], stratum.Minimum, sizes[i], rule.Rounding)).ToArray();
        if (rule.Overall?.Mode == RuleOverall.TopUp)
            TopUp(quotas, takes, sizes, Overall(rule, sizes));
        return quotas;
    }

    /// <summary>What the overall clause asks for; 0 where the rule has none.</summary>
    public static int Overall(DrawRule rule, IReadOnlyList<int> sizes)
    {
        if (rule.Overall is not { } overall)
            return 0;
        var members = rule.Strata.Select((stratum, i) => stratum.Take == "none" ? 0 : sizes[i]).Sum();
        return Take.Parse(overall.Take)!.Of(members, rule.Rounding);
    }

    private static int WithMinimum(Take take, long? minimum, int size, Rounding rounding)
    {
        var quota = take.Of(size, rounding);
        return take.IsRate && !take.Numerator.IsZero && minimum is { } least ? (int)Math.Min(Math.Max(quota, least), size) : quota;
    }

    private static void TopUp(int[] quotas, Take[] takes, IReadOnlyList<int> sizes, int total)
    {
        var left = total - quotas.Sum();
        for (var i = quotas.Length - 1; i >= 0 && left > 0; i--)
        {
            if (takes[i].IsNone)
                continue;
            var more = Math.Min(left, sizes[i] - quotas[i]);
            quotas[i] += more;
            left -= more;
        }
    }

    private static int[] Budget(Take[] takes, IReadOnlyList<int> sizes, int total)
    {
        // Over one common denominator, so that weights are whole numbers.
        var common = takes.Where(take => take.IsRate).Aggregate(BigInteger.One, (product, take) => product * take.Denominator / BigInteger.GreatestCommonDivisor(product, take.Denominator));
        var weights = takes.Select((take, i) => take.IsRate ? take.Numerator * (common / take.Denominator) * sizes[i] : BigInteger.Zero).ToArray();
        var quotas = new int[takes.Length];
        var toGive = total;
        while (toGive > 0)
        {
            var open = Enumerable.Range(0, takes.Length).Where(i => quotas[i] < sizes[i] && weights[i] > 0).ToArray();
            if (open.Length == 0)
                break; // nobody left to draw: the rest of the budget is not used
            Apportion(quotas, open, weights, toGive);
            toGive = TakeBackExcess(quotas, sizes);
        }
        return quotas;
    }

    private static void Apportion(int[] quotas, int[] open, BigInteger[] weights, int total)
    {
        var sum = open.Aggregate(BigInteger.Zero, (all, i) => all + weights[i]);
        var shares = open.Select(i => (Stratum: i, Whole: (int)(total * weights[i] / sum), Remainder: total * weights[i] % sum)).ToArray();
        foreach (var share in shares)
            quotas[share.Stratum] += share.Whole;
        var byRemainder = shares.OrderByDescending(share => share.Remainder).ThenBy(share => share.Stratum);
        foreach (var share in byRemainder.Take(total - shares.Sum(share => share.Whole)))
            quotas[share.Stratum]++;
    }

    private static int TakeBackExcess(int[] quotas, IReadOnlyList<int> sizes)
    {
        var excess = 0;
        for (var i = 0; i < quotas.Length; i++)
        {
            var over = Math.Max(0, quotas[i] - sizes[i]);
            quotas[i] -= over;
            excess += over;
        }
        return excess;
    }
}
