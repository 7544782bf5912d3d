namespace ChangliBridge.Sandbox.Seeding;

/// <summary>监管事项 of the 互联网+监管 directory.</summary>
internal sealed record SupervisionItemRow(string Code, string Title, string ImplementationCode);
