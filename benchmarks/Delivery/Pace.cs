namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>How fast something went.</summary>
/// <param name="Count">How many.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="P99Milliseconds">99 % of the callers waited no longer; 0 where nobody waits.</param>
internal sealed record Pace(int Count, double Seconds, double P99Milliseconds)
{
    public double PerSecond => Count / Seconds;
}
