namespace ChangliBridge.Sync.Tests;

/// <summary>Real time plus an offset that the test steps, as a demonstration does; timers stay real.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _offset = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return System.GetUtcNow() + _offset;
    }

    public void Step(TimeSpan by)
    {
        lock (_gate)
            _offset += by;
    }
}
