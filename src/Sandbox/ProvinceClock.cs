namespace ChangliBridge.Sandbox;

/// <summary>The province's shifted clock: set to an instant, it goes on running from there.</summary>
internal sealed class ProvinceClock : TimeProvider
{
    private long shiftTicks;

    public ProvinceClock(DateTimeOffset? startAt)
    {
        if (startAt is { } start)
            Set(start);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref shiftTicks));

    public void Set(DateTimeOffset time) => Interlocked.Exchange(ref shiftTicks, (time - System.GetUtcNow()).Ticks);
}
