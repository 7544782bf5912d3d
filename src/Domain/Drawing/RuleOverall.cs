namespace ChangliBridge.Domain.Drawing;

/// <summary>The overall clause in a draw's rule (总体比例).</summary>
/// <param name="Mode"><c>report</c>, <c>top_up</c> or <c>budget</c>.</param>
/// <param name="Take">A rate or a count.</param>
public sealed record RuleOverall(string Mode, string Take)
{
    /// <summary>The strata bind; the overall figure only shows the gap.</summary>
    public const string Report = "report";

    /// <summary>The strata first, then filled up from the last to the first.</summary>
    public const string TopUp = "top_up";

    /// <summary>The overall figure is split by the strata's rates.</summary>
    public const string Budget = "budget";
}
