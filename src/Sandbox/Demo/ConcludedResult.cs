namespace ChangliBridge.Sandbox.Demo;

/// <summary>A result that was reviewed.</summary>
/// <remarks>Handling: to be recorded where a problem was found; empty otherwise.</remarks>
internal sealed record ConcludedResult(string Name, string Department, string Handling);
