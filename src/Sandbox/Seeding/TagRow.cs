namespace ChangliBridge.Sandbox.Seeding;

/// <summary>分类标签 of the provincial tag library.</summary>
/// <remarks>Kind: target or inspector.</remarks>
internal sealed record TagRow(string Name, string Kind);
