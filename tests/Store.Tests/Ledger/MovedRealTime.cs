namespace ChangliBridge.Store.Tests.Ledger;

/// <summary>Real time as the test moves it: the date and the elapsed time together.</summary>
internal sealed class MovedRealTime : TimeProvider
{
    private long _ticks = TimeSpan.FromDays(20_000).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
