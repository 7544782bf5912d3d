using System.Data.Common;
using System.Diagnostics;
using ChangliBridge.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>The peer: the same tasks, paged by OFFSET straight from the database, as most registers do it.</summary>
internal sealed class OffsetPages(StoreOptions options)
{
    private const int Samples = 20;

    /// <summary>Statistics as a database that has run for a while has them; on PostgreSQL also the map of what everybody sees, without which it seldom reads from an index alone.</summary>
    public async Task AnalyzeAsync(CancellationToken ct)
    {
        await using var connection = Connect();
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = options.Provider == StoreProvider.Sqlite ? "ANALYZE" : "VACUUM (ANALYZE)";
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Median milliseconds of its first and its last page.</summary>
    public async Task<(double First, double Last)> MeasureAsync(int rows, CancellationToken ct)
    {
        await using var connection = Connect();
        await connection.OpenAsync(ct);
        var (first, last) = (new List<double>(), new List<double>());
        for (var i = 0; i < Samples; i++)
        {
            first.Add(await PageAsync(connection, 0, ct));
            last.Add(await PageAsync(connection, rows - ListCall.PageSize, ct));
        }
        return (StoreRun.Median(first), StoreRun.Median(last));
    }

    private static async Task<double> PageAsync(DbConnection connection, int offset, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM inspection_task ORDER BY id LIMIT {ListCall.PageSize} OFFSET {offset}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = 0;
        while (await reader.ReadAsync(ct))
            read++;
        return read == ListCall.PageSize ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : throw new InvalidOperationException($"{read} rows");
    }

    private DbConnection Connect() => options.Provider == StoreProvider.Sqlite ? new SqliteConnection(options.ConnectionString) : new NpgsqlConnection(options.ConnectionString);
}
