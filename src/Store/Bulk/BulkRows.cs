using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace ChangliBridge.Store.Bulk;

/// <summary>
/// Inserts rows that come by the hundred thousand (批量写入) and are never tracked: one prepared statement on SQLite, COPY on PostgreSQL,
/// in the unit's transaction. Columns and conversions are those of the model.
/// </summary>
internal static class BulkRows
{
    /// <summary>Inserts <paramref name="rows"/>, read once.</summary>
    public static async Task InsertAsync<T>(WriteUnit unit, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var entity = unit.Db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().ToArray();
        if (unit.Connection is NpgsqlConnection connection)
            await CopyAsync(connection, entity, columns, rows, ct).ConfigureAwait(false);
        else
            await InsertPreparedAsync(unit, entity, columns, rows, ct).ConfigureAwait(false);
    }

    private static async Task CopyAsync<T>(NpgsqlConnection connection, IEntityType entity, IProperty[] columns, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var copy = await connection.BeginBinaryImportAsync($"COPY {entity.GetTableName()} ({NamesOf(columns)}) FROM STDIN (FORMAT BINARY)", ct).ConfigureAwait(false);
        await using var _ = copy.ConfigureAwait(false);
        var types = columns.Select(column => column.GetRelationalTypeMapping().StoreTypeNameBase).ToArray();
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct).ConfigureAwait(false);
            for (var i = 0; i < columns.Length; i++)
            {
                if (ValueOf(columns[i], row) is { } value)
                    await copy.WriteAsync(value, types[i], ct).ConfigureAwait(false);
                else
                    await copy.WriteNullAsync(ct).ConfigureAwait(false);
            }
        }
        await copy.CompleteAsync(ct).ConfigureAwait(false);
    }

    private static async Task InsertPreparedAsync<T>(WriteUnit unit, IEntityType entity, IProperty[] columns, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var command = unit.Connection.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.Transaction = unit.Transaction;
        command.CommandText = $"INSERT INTO {entity.GetTableName()} ({NamesOf(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var parameters = new DbParameter[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = $"@p{i}";
            command.Parameters.Add(parameters[i]);
        }
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = ValueOf(columns[i], row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    private static string NamesOf(IProperty[] columns) => string.Join(", ", columns.Select(column => column.GetColumnName()));

    private static object? ValueOf(IProperty column, object row)
    {
        var value = column.PropertyInfo!.GetValue(row);
        return value is not null && column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
