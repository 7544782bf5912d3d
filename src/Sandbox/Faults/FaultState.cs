namespace ChangliBridge.Sandbox.Faults;

/// <summary>A fault that is switched on and how often it has struck.</summary>
/// <remarks>Seen: requests of its kinds and keys since it was switched on.</remarks>
internal sealed record FaultState(string Name, decimal Rate, IReadOnlyList<string> Kinds, long Seen, long Struck)
{
    public IReadOnlyList<string> Keys { get; init; } = [];

    public string Value { get; init; } = "";
}
