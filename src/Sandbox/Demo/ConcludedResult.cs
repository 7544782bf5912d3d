namespace ChangliBridge.Sandbox.Demo;

/// <summary>A result that was reviewed.</summary>
/// <remarks>Handling: what was decided where a problem was found; empty otherwise. Corrected: whether it was corrected at once. Inspectors: who checked.</remarks>
internal sealed record ConcludedResult(string Name, string Department, string Handling, bool Corrected, IReadOnlyList<string> Inspectors);
