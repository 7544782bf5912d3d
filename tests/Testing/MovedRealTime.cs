using ChangliBridge.Store;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Testing;

/// <summary>Real elapsed time as the test moves it, for leases and back-off: the date and the timestamps together.</summary>
public sealed class MovedRealTime : TimeProvider
{
    private long _ticks = TimeSpan.FromDays(20_000).Ticks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <summary>What the ledger of <paramref name="store"/> counts leases by: this on SQLite; the database's own clock on PostgreSQL.</summary>
    public TimeProvider ForLeases(TestStore store) => store.Store.Provider == StoreProvider.Sqlite ? this : System;

    /// <summary>Lets time pass. The clock of PostgreSQL cannot be moved, so there the stored instants of the ledger move instead.</summary>
    public async Task PassAsync(TestStore store, TimeSpan by, CancellationToken ct)
    {
        Interlocked.Add(ref _ticks, by.Ticks);
        if (store.Store.Provider == StoreProvider.Sqlite)
            return;
        var milliseconds = (long)by.TotalMilliseconds;
        await using var db = store.Read();
        await db.Database.ExecuteSqlAsync($"UPDATE delivery SET not_before = not_before - {milliseconds}, lease_until = lease_until - {milliseconds}", ct);
    }
}
