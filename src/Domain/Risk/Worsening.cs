namespace ChangliBridge.Domain.Risk;

/// <summary>等级恶化: a change from one grade of a scheme to a worse one, and the 预警规则 that it fires.</summary>
/// <param name="Before">The grade before.</param>
/// <param name="After">The worse grade after.</param>
/// <param name="Rule">The first rule that fires.</param>
public sealed record Worsening(string Before, string After, WarningRule Rule);
