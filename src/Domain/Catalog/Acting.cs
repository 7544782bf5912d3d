namespace ChangliBridge.Domain.Catalog;

/// <summary>Who acts and when (办理人与时间).</summary>
/// <param name="By">As the audit chain names the person.</param>
/// <param name="At">The bridge's time.</param>
public readonly record struct Acting(string By, DateTimeOffset At);
