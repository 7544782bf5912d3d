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
    public static Task InsertAsync<T>(WriteUnit unit, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var entity = unit.Db.Model.FindEntityType(typeof(T))!;
        var columns = Readers(entity);
        return InsertAsync(unit, entity, rows.Select(row => Array.ConvertAll(columns, column => column(row))), ct);
    }

    /// <summary>Inserts what <paramref name="rows"/> own, after them; the key of the owner, one column, comes before the own columns.</summary>
    public static Task InsertOwnedAsync<TOwner, T>(WriteUnit unit, IEnumerable<TOwner> rows, Func<TOwner, IEnumerable<T>> owned, CancellationToken ct) where TOwner : class where T : class
    {
        var entity = unit.Db.Model.FindEntityTypes(typeof(T)).Single();
        var ownerKey = entity.FindOwnership()!.PrincipalKey.Properties[0];
        IProperty[] columns = [.. ColumnsOf(entity)];
        var values = from row in rows
                     from own in owned(row)
                     select Array.ConvertAll(columns, column => column.IsShadowProperty() ? ValueOf(ownerKey, row) : ValueOf(column, own));
        return InsertAsync(unit, entity, values, ct);
    }

    private static Task InsertAsync(WriteUnit unit, IEntityType entity, IEnumerable<object?[]> rows, CancellationToken ct) => unit.Connection is NpgsqlConnection connection
        ? CopyAsync(connection, entity, rows, ct)
        : InsertPreparedAsync(unit, entity, rows, ct);

    private static async Task CopyAsync(NpgsqlConnection connection, IEntityType entity, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var copy = await connection.BeginBinaryImportAsync($"COPY {entity.GetTableName()} ({NamesOf(entity)}) FROM STDIN (FORMAT BINARY)", ct).ConfigureAwait(false);
        await using var _ = copy.ConfigureAwait(false);
        var types = ColumnsOf(entity).Select(column => column.GetRelationalTypeMapping().StoreTypeNameBase).ToArray();
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct).ConfigureAwait(false);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value)
                    await copy.WriteAsync(value, types[i], ct).ConfigureAwait(false);
                else
                    await copy.WriteNullAsync(ct).ConfigureAwait(false);
            }
        }
        await copy.CompleteAsync(ct).ConfigureAwait(false);
    }

    private static async Task InsertPreparedAsync(WriteUnit unit, IEntityType entity, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var command = unit.Connection.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.Transaction = unit.Transaction;
        var parameters = ColumnsOf(entity).Select((_, i) => Parameter(command, $"@p{i}")).ToArray();
        command.CommandText = $"INSERT INTO {entity.GetTableName()} ({NamesOf(entity)}) VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static string NamesOf(IEntityType entity) => string.Join(", ", ColumnsOf(entity).Select(column => column.GetColumnName()));

    private static IEnumerable<IProperty> ColumnsOf(IEntityType entity) => entity.GetProperties().Where(column => column.GetComputedColumnSql() is null);

    // Compiled once a column; by reflection, reading a row would take longer than storing it.
    private static Func<object, object?>[] Readers(IEntityType entity) => [.. ColumnsOf(entity).Select(column =>
    {
        var (getter, converter) = (column.GetGetter(), column.GetTypeMapping().Converter);
        return (Func<object, object?>)(converter is null
            ? getter.GetClrValue
            : row => getter.GetClrValue(row) is { } value ? converter.ConvertToProvider(value) : null);
    })];

    private static object? ValueOf(IProperty column, object row)
    {
        var value = column.PropertyInfo!.GetValue(row);
        return value is not null && column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
