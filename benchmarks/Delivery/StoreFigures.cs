namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>What was measured on one store; null where it was left out.</summary>
/// <param name="Store">Its name.</param>
internal sealed record StoreFigures(string Store)
{
    /// <summary>Calls of a method that stores and reads nothing, signed by the same tokens: what the way to the bridge costs by itself.</summary>
    public Pace? Empty { get; init; }

    public Pace? Submit { get; init; }

    public Pace? RawWriter { get; init; }

    public Pace? Drain { get; init; }

    public Pace? Pull { get; init; }

    public Pace? RawInsert { get; init; }

    /// <summary>Records that the sandbox accepted more than once.</summary>
    public int Duplicates { get; init; }

    /// <summary>Most memory while pulling, over that of the idle bridge, in megabytes.</summary>
    public double PullMegabytes { get; init; }
}
