using System.Data.Common;
using System.Diagnostics;
using ChangliBridge.Store;
using ChangliBridge.Store.Bulk;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>The measure of all figures: the rows that a freeze reads, by the same statement and driver, each column into its .NET value.</summary>
internal static class PlainSelect
{
    private const int Repeats = 3;

    /// <summary>Milliseconds, the median of three after one that warms caches and code.</summary>
    public static async Task<double> MeasureAsync(StoreOptions options, int targets, CancellationToken ct)
    {
        await using DbConnection connection = options.Provider == StoreProvider.Sqlite ? new SqliteConnection(options.ConnectionString) : new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(ct);
        if (options.Provider == StoreProvider.Postgres)
            await ExecuteAsync(connection, "VACUUM ANALYZE", ct); // as autovacuum does after a pull
        await ReadAsync(connection, targets, ct);
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await ReadAsync(connection, targets, ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return times[Repeats / 2];
    }

    private static async Task ReadAsync(DbConnection connection, int expected, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = FrameRows.Statement(targets: 1, grades: 1);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (rows, letters) = (0, 0L);
        while (await reader.ReadAsync(ct))
        {
            rows++;
            letters += reader.GetString(0).Length + reader.GetString(1).Length + reader.GetInt32(2) + reader.GetString(3).Length
                + reader.GetFieldValue<DateOnly>(4).DayNumber + reader.GetString(5).Length + (reader.IsDBNull(6) ? 0 : reader.GetString(6).Length);
        }
        if (rows != expected || letters == 0)
            throw new InvalidOperationException($"{rows} rows instead of {expected}.");
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
