namespace ChangliBridge.Store.Clock;

/// <summary>How far a demonstration's clock stands from real time. One row; absent where the clock is the real one.</summary>
public sealed class ClockShift
{
    /// <summary>The only row's key.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; private set; } = Only;

    /// <summary>Ticks to add to real time.</summary>
    public long OffsetTicks { get; set; }
}
