namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>占比 of the drawn in those they are drawn from, exact.</summary>
/// <param name="Numerator">Drawn.</param>
/// <param name="Denominator">Drawn from; 0 where the stratum or frame is empty.</param>
public readonly record struct Share(long Numerator, long Denominator)
{
    /// <summary>With one decimal, half up in whole numbers, such as <c>5.2%</c>; <c>0.0%</c> of nothing. Source: the Zhejiang screen shows one decimal.</summary>
    public string Text
    {
        get
        {
            var tenths = Denominator == 0 ? 0 : (2000 * (Int128)Numerator + Denominator) / (2 * (Int128)Denominator);
            return $"{tenths / 10}.{tenths % 10}%";
        }
    }
}
