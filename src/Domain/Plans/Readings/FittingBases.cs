using System.Numerics;
using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>适配基数: numbers of targets from which a rate gives a stated count.</summary>
/// <param name="Lowest">The smallest.</param>
/// <param name="Highest">The largest.</param>
public sealed record FittingBases(BigInteger Lowest, BigInteger Highest)
{
    /// <summary>Bases of which <paramref name="rate"/> gives <paramref name="count"/>; null where there are none.</summary>
    /// <param name="rate">A rate such as <c>40%</c>.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="rounding">取整方式.</param>
    public static FittingBases? Of(string rate, int count, Rounding rounding)
    {
        var take = Take.Parse(rate);
        if (take is not { IsRate: true } || take.Numerator.IsZero || count < 1)
            return null;
        // n fits where from <= rate * n < to; by Up, where from < rate * n <= to. In halves, to stay whole.
        var (from, to) = rounding switch
        {
            Rounding.Up => (2 * count - 2, 2 * count),
            Rounding.Down => (2 * count, 2 * count + 2),
            _ => (2 * count - 1, 2 * count + 1),
        };
        var (lowest, highest) = rounding == Rounding.Up ? (Floor(take, from) + 1, Floor(take, to)) : (Ceiling(take, from), Ceiling(take, to) - 1);
        lowest = BigInteger.Max(lowest, count);
        return lowest <= highest ? new FittingBases(lowest, highest) : null;
    }

    private static BigInteger Floor(Take rate, int halves) => halves * rate.Denominator / (2 * rate.Numerator);

    private static BigInteger Ceiling(Take rate, int halves) => (halves * rate.Denominator + 2 * rate.Numerator - 1) / (2 * rate.Numerator);
}
