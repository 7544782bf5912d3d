namespace ChangliBridge.Domain.Drawing;

/// <summary>A stratum in a draw's rule (分层).</summary>
/// <param name="Name">Unique in the rule.</param>
/// <param name="Take">As written: a rate, a count, <c>all</c> or <c>none</c>.</param>
/// <param name="Minimum">At least so many where it is not empty and the rate not zero; null where not given.</param>
public sealed record RuleStratum(string Name, string Take, long? Minimum);
