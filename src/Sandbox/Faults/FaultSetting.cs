namespace ChangliBridge.Sandbox.Faults;

/// <summary>A fault that is switched on.</summary>
/// <remarks>Rate: the share of requests it strikes, 0 to 1. Kinds: the kinds of push it strikes; empty means every kind. Look-ups have no kind.</remarks>
internal sealed record FaultSetting(string Name, decimal Rate, IReadOnlyList<string>? Kinds)
{
    /// <summary>The business keys it strikes; empty means every key.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>How, where the fault has degrees; see <see cref="FaultNames"/>.</summary>
    public string? Value { get; init; }
}
