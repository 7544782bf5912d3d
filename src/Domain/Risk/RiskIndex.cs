using System.Globalization;

namespace ChangliBridge.Domain.Risk;

/// <summary>信用风险指数 that the province gives a target beside its grade, exact to two decimals. What it means stands in the <see cref="IndexScale"/>. Internal, as every single grade.</summary>
/// <param name="Hundredths">The index times a hundred.</param>
public readonly record struct RiskIndex(int Hundredths)
{
    private const int Most = 10_000_000;

    /// <summary>The index of a number; null where it has more than two decimals or lies beyond ten million either way.</summary>
    public static RiskIndex? Of(decimal number) =>
        number is >= -Most and <= Most && decimal.Truncate(number * 100) == number * 100 ? new RiskIndex((int)(number * 100)) : null;

    /// <summary>Without needless zeros, such as <c>63.5</c>.</summary>
    public override string ToString() => (Hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
