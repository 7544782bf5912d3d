namespace ChangliBridge.Domain.Drawing;

/// <summary>An opened contribution (参与贡献).</summary>
/// <param name="Name">Name of its slot.</param>
/// <param name="Value">The value.</param>
public sealed record Contribution(string Name, string Value);
