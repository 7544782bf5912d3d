namespace ChangliBridge.Sandbox.Faults;

/// <summary>A fault that is switched on and how often it has struck.</summary>
/// <remarks>Seen: pushes of its kinds since it was switched on.</remarks>
internal sealed record FaultState(string Name, decimal Rate, IReadOnlyList<string> Kinds, long Seen, long Struck);
