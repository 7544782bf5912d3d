namespace ChangliBridge.Domain.Drawing;

/// <summary>One thing for which a draw is refused (拒绝原因).</summary>
/// <param name="Word">A stable word, such as <c>duplicate_id</c>.</param>
/// <param name="Field">The field at fault, such as <c>rule.strata[1].take</c>.</param>
/// <param name="Where">The target, inspector or line concerned; empty where the field says it all.</param>
public sealed record DrawFault(string Word, string Field, string Where)
{
    /// <summary>One line for people and logs, control characters made visible.</summary>
    public override string ToString() => PlainLine.Of(Where.Length == 0 ? $"{Word}: {Field}" : $"{Word}: {Field} ({Where})");
}
