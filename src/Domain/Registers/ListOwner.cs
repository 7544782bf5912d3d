namespace ChangliBridge.Domain.Registers;

/// <summary>名录归属: whose list is imported, and when.</summary>
/// <param name="Department">Id of the department.</param>
/// <param name="Today">The day in the county, UTC+8.</param>
/// <param name="Now">The bridge's time.</param>
public readonly record struct ListOwner(string Department, DateOnly Today, DateTimeOffset Now);
