namespace ChangliBridge.Store.Mirror;

/// <summary>How long a run waits, in real time.</summary>
/// <param name="First">After the first failure; doubled with each that follows.</param>
/// <param name="Longest">At most.</param>
public sealed record RunPatience(TimeSpan First, TimeSpan Longest)
{
    /// <summary>A second, doubled up to a quarter of a minute.</summary>
    public static readonly RunPatience Usual = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));

    /// <summary>How often a run begins again before it is given up.</summary>
    public int Restarts { get; init; } = 5;

    /// <summary>How often one page is tried before the run is given up until the next window: a quarter of an hour of an unreachable platform.</summary>
    public int Tries { get; init; } = 60;

    /// <summary>The wait after so many failures.</summary>
    public long MillisecondsAfter(int failures) =>
        (long)Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 16)), Longest.TotalMilliseconds);
}
