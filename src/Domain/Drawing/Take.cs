using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 抽取比例或数量 as a rule writes it: a rate with its percent sign, a count, <c>all</c> or <c>none</c>.
/// Rates are exact fractions; binary floating point never touches a quota.
/// </summary>
public sealed partial record Take
{
    private Take(string text) => Text = text;

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>Numerator of a rate; 0 otherwise.</summary>
    public BigInteger Numerator { get; private init; }

    /// <summary>Denominator of a rate; 0 where it is not a rate.</summary>
    public BigInteger Denominator { get; private init; }

    /// <summary>Whether it is a rate.</summary>
    public bool IsRate => !Denominator.IsZero;

    /// <summary>Whether it excludes the stratum.</summary>
    public bool IsNone => Text == "none";

    /// <summary>Whether it takes the stratum whole.</summary>
    public bool IsAll => Text == "all";

    /// <summary>Reads a take; null where <paramref name="text"/> is none, which includes rates over 100 %.</summary>
    public static Take? Parse(string text)
    {
        if (text is "all" or "none" || CountForm().IsMatch(text))
            return new Take(text);
        if (!RateForm().IsMatch(text))
            return null;
        var digits = text.TrimEnd('%');
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var numerator = BigInteger.Parse(digits.Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture);
        var denominator = 100 * BigInteger.Pow(10, decimals);
        return numerator > denominator ? null : new Take(text) { Numerator = numerator, Denominator = denominator };
    }

    /// <summary>Compares two rates exactly: negative where this is the lower.</summary>
    public int CompareRate(Take other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>How many of <paramref name="size"/> it takes, before any minimum; never more than there are.</summary>
    public int Of(int size, Rounding rounding)
    {
        if (IsNone)
            return 0;
        if (IsAll)
            return size;
        var wanted = IsRate ? Round(Numerator * size, Denominator, rounding) : BigInteger.Parse(Text, NumberStyles.None, CultureInfo.InvariantCulture);
        return (int)BigInteger.Min(wanted, size);
    }

    private static BigInteger Round(BigInteger numerator, BigInteger denominator, Rounding rounding) => rounding switch
    {
        Rounding.Up => (numerator + denominator - 1) / denominator,
        Rounding.Down => numerator / denominator,
        _ => (2 * numerator + denominator) / (2 * denominator),
    };

    [GeneratedRegex("^(0|[1-9][0-9]*)(\\.[0-9]+)?%\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RateForm();

    [GeneratedRegex("^(0|[1-9][0-9]*)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountForm();
}
