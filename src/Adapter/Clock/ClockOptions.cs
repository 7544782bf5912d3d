namespace ChangliBridge.Adapter.Clock;

/// <summary>Settings section <c>Clock</c>.</summary>
internal sealed record ClockOptions
{
    /// <summary>Where a demonstration's clock starts; Development only. Unset: real time.</summary>
    public DateTimeOffset? StartAt { get; init; }
}
