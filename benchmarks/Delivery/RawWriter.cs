using System.Data.Common;
using System.Threading.Channels;
using ChangliBridge.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>
/// The limit: one writer in this process that does nothing but insert. Callers that wait together share a transaction and are answered after its commit;
/// statements are prepared, and on PostgreSQL a transaction's inserts go out together.
/// </summary>
internal sealed class RawWriter : IAsyncDisposable
{
    private const int CallsInOneCommit = 256;

    private readonly Channel<(object[][] Rows, TaskCompletionSource Answer)> _waiting = Channel.CreateUnbounded<(object[][], TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly DbConnection _connection;
    private readonly IReadOnlyList<StoredRows.Table> _tables;
    private readonly Task _writer;

    private RawWriter(DbConnection connection, IReadOnlyList<StoredRows.Table> tables)
    {
        (_connection, _tables) = (connection, tables);
        _writer = Task.Run(WriteAsync);
    }

    public static async Task<Pace> MeasureAsync(StoreOptions options, StoredRows stored, int warm, CancellationToken ct)
    {
        await using DbConnection connection = options.Provider == StoreProvider.Sqlite
            ? new SqliteConnection(options.ConnectionString + ";Foreign Keys=False;Pooling=False")
            : new NpgsqlConnection(options.ConnectionString + ";Max Auto Prepare=64;Auto Prepare Min Usages=1");
        await connection.OpenAsync(ct);
        await using (var command = connection.CreateCommand())
        {
            // The tasks stay behind in the other database: what is measured is the rows.
            command.CommandText = options.Provider == StoreProvider.Sqlite
                ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
                : "ALTER TABLE inspection_result DROP CONSTRAINT \"FK_inspection_result_inspection_task_task_id\"";
            await command.ExecuteNonQueryAsync(ct);
        }
        await using var writer = new RawWriter(connection, stored.Tables);
        await Callers.RunAsync(warm, i => writer.StoreAsync(stored.Calls[i]));
        return await Callers.RunAsync(stored.Calls.Count - warm, i => writer.StoreAsync(stored.Calls[warm + i]));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.Complete();
        await _writer;
    }

    private Task StoreAsync(object[][] rows)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((rows, answer));
        return answer.Task;
    }

    private async Task WriteAsync()
    {
        var batch = new List<(object[][] Rows, TaskCompletionSource Answer)>(CallsInOneCommit);
        var statements = _connection is SqliteConnection ? _tables.Select(Prepare).ToArray() : [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < CallsInOneCommit && _waiting.Reader.TryRead(out var call))
                batch.Add(call);
            await using (var transaction = await _connection.BeginTransactionAsync())
            {
                if (_connection is NpgsqlConnection postgres)
                    await SendTogetherAsync(postgres, (NpgsqlTransaction)transaction, batch);
                else
                    InsertEach(statements, transaction, batch);
                await transaction.CommitAsync();
            }
            batch.ForEach(call => call.Answer.SetResult());
            batch.Clear();
        }
    }

    private static void InsertEach(DbCommand[] statements, DbTransaction transaction, List<(object[][] Rows, TaskCompletionSource Answer)> batch)
    {
        foreach (var statement in statements)
            statement.Transaction = transaction;
        foreach (var (rows, _) in batch)
        {
            for (var table = 0; table < statements.Length; table++)
            {
                for (var i = 0; i < rows[table].Length; i++)
                    statements[table].Parameters[i].Value = rows[table][i];
                statements[table].ExecuteNonQuery();
            }
        }
    }

    private async Task SendTogetherAsync(NpgsqlConnection postgres, NpgsqlTransaction transaction, List<(object[][] Rows, TaskCompletionSource Answer)> batch)
    {
        await using var together = new NpgsqlBatch(postgres, transaction);
        foreach (var (rows, _) in batch)
        {
            for (var table = 0; table < rows.Length; table++)
            {
                var insert = new NpgsqlBatchCommand($"INSERT INTO {_tables[table].Name} ({string.Join(", ", _tables[table].Columns)}) VALUES ({string.Join(", ", _tables[table].Columns.Select((_, i) => $"${i + 1}"))})");
                foreach (var value in rows[table])
                    insert.Parameters.Add(new NpgsqlParameter { Value = value });
                together.BatchCommands.Add(insert);
            }
        }
        await together.ExecuteNonQueryAsync();
    }

    private DbCommand Prepare(StoredRows.Table table)
    {
        var command = _connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
