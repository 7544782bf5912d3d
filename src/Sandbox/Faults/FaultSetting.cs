namespace ChangliBridge.Sandbox.Faults;

/// <summary>A fault that is switched on.</summary>
/// <remarks>Rate: the share of pushes it strikes, 0 to 1. Kinds: the kinds it strikes; empty means every kind.</remarks>
internal sealed record FaultSetting(string Name, decimal Rate, IReadOnlyList<string>? Kinds);
