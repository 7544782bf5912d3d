namespace ChangliBridge.Testing;

/// <summary>
/// A clock that stands still until it is stepped. Only the date is the test's: timestamps and timers stay real,
/// as leases and back-off use real elapsed time.
/// </summary>
public sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Where the demo starts: Monday 2023-10-30, 08:00 in China.</summary>
    public static readonly DateTimeOffset DemoStart = new(2023, 10, 30, 8, 0, 0, TimeSpan.FromHours(8));

    private readonly Lock _gate = new();
    private DateTimeOffset _now = start;

    /// <summary>A clock at <see cref="DemoStart"/>.</summary>
    public SteppedClock() : this(DemoStart)
    {
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now.ToUniversalTime();
    }

    /// <summary>Moves the clock on.</summary>
    public void Step(TimeSpan by)
    {
        lock (_gate)
            _now += by;
    }

    /// <summary>Sets the clock, backwards too.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_gate)
            _now = now;
    }
}
