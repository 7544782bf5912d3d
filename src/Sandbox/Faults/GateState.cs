namespace ChangliBridge.Sandbox.Faults;

/// <summary>A gate and how many requests wait at it.</summary>
internal sealed record GateState(string Name, int Waiting);
