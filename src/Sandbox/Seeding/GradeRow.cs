namespace ChangliBridge.Sandbox.Seeding;

/// <summary>信用风险等级 of one target for one month, as pushed to the provincial platform.</summary>
/// <remarks>Grade: A–D; a few rows hold what real pushes hold: full width, lower case, nothing, an old scheme's E.
/// Index: 信用风险指数, 0 to 100 and higher the riskier, a quarter for each grade; null where none was worked out.</remarks>
internal sealed record GradeRow(string TargetId, string Scheme, string? Grade, string Month, decimal? Index, DateTimeOffset ChangedAt);
