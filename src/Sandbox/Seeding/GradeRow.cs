namespace ChangliBridge.Sandbox.Seeding;

/// <summary>信用风险等级 of one target for one month, as pushed to the provincial platform.</summary>
/// <remarks>Grade: A–D; a few rows hold what real pushes hold: full width, lower case, nothing, an old scheme's E.</remarks>
internal sealed record GradeRow(string TargetId, string Scheme, string? Grade, string Month, DateTimeOffset ChangedAt);
