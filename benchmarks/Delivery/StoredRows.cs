using System.Data.Common;
using ChangliBridge.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>The rows that submissions stored, call by call: the result, its audit entry and its kept answer.</summary>
/// <param name="Tables">The tables, in the order of each call's rows.</param>
/// <param name="Calls">The values of each call's rows.</param>
internal sealed record StoredRows(IReadOnlyList<StoredRows.Table> Tables, IReadOnlyList<object[][]> Calls)
{
    private static readonly (string Name, string Which)[] Kept = [("inspection_result", "ORDER BY task_id, department"), ("audit_entry", "WHERE act = 'result.submit' ORDER BY sequence"), ("answered_request", "ORDER BY caller, request_id")];

    /// <summary>A table as a prepared statement sees it.</summary>
    internal sealed record Table(string Name, IReadOnlyList<string> Columns);

    public static async Task<StoredRows> ReadAsync(StoreOptions options, int calls, CancellationToken ct)
    {
        await using DbConnection connection = options.Provider == StoreProvider.Sqlite ? new SqliteConnection(options.ConnectionString) : new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(ct);
        var (tables, rows) = (new List<Table>(), new List<List<object[]>>());
        foreach (var (name, which) in Kept)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {name} {which}";
            await using var reader = await command.ExecuteReaderAsync(ct);
            var found = new List<object[]>();
            while (await reader.ReadAsync(ct))
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                found.Add(values);
            }
            tables.Add(new Table(name, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]));
            rows.Add(found);
        }
        if (rows.Exists(of => of.Count != calls))
            throw new InvalidOperationException($"{calls} calls left {string.Join(", ", rows.Select(of => of.Count))} rows.");
        return new StoredRows(tables, [.. Enumerable.Range(0, calls).Select(call => rows.Select(of => of[call]).ToArray())]);
    }
}
