using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Ledger;

/// <summary>
/// Real elapsed time for leases and back-off, in unix milliseconds: never the bridge's clock, which a demonstration may step.
/// On SQLite it is the host's, monotonic from the start of the process; on PostgreSQL the database's, the same for every replica.
/// </summary>
public sealed class LeaseClock(TimeProvider real)
{
    private readonly long _startedAt = real.GetUtcNow().ToUnixTimeMilliseconds();
    private readonly long _started = real.GetTimestamp();

    /// <summary>The host's real time.</summary>
    public long HostNow() => _startedAt + (long)real.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>The same time, for a reader that is in no unit of work.</summary>
    public async Task<DateTimeOffset> NowAsync(BridgeStore store, CancellationToken ct)
    {
        if (store.Provider == StoreProvider.Sqlite)
            return DateTimeOffset.FromUnixTimeMilliseconds(HostNow());
        await using var db = store.Read();
        return await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct).ConfigureAwait(false);
    }

    internal async ValueTask<long> NowAsync(WriteUnit unit, CancellationToken ct)
    {
        if (!unit.OnPostgres)
            return HostNow();
        return (long)(await unit.Command("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint").ExecuteScalarAsync(ct).ConfigureAwait(false))!;
    }
}
