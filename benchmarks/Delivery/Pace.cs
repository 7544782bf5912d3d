namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>How fast something went.</summary>
/// <param name="Count">How many.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="P99Milliseconds">99 % of the callers waited no longer; 0 where nobody waits.</param>
internal sealed record Pace(int Count, double Seconds, double P99Milliseconds)
{
    public double PerSecond => Count / Seconds;

    /// <summary>Processor time of the bridge for each; 0 where it was not measured. A busy machine hardly changes it.</summary>
    public double BridgeMicroseconds { get; init; }

    /// <summary>Processor time of who calls it, or of the sandbox that is pulled from, for each, likewise.</summary>
    public double CallerMicroseconds { get; init; }
}
