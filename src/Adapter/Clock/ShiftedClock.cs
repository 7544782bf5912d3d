namespace ChangliBridge.Adapter.Clock;

/// <summary>
/// Real time plus an offset: the clock of demonstrations. Dates, tokens, signatures, schedules and evidence follow it;
/// timers and elapsed time stay real, so leases and back-off do too.
/// </summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>The offset from real time.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));
        set => Interlocked.Exchange(ref _offsetTicks, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
}
