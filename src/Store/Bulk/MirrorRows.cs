using System.Text;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChangliBridge.Store.Bulk;

/// <summary>Mirrored rows come by the hundred thousand: inserted many a statement, deleted in slices, never tracked.</summary>
internal static class MirrorRows
{
    /// <summary>SQLite takes 32,766 parameters a statement, PostgreSQL 65,535.</summary>
    private const int MostParameters = 30_000;

    /// <summary>Inserts <paramref name="rows"/>.</summary>
    public static async Task InsertAsync<T>(WriteUnit unit, IReadOnlyList<T> rows, CancellationToken ct) where T : class, IMirrored
    {
        var entity = unit.Db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().ToList();
        foreach (var chunk in rows.Chunk(MostParameters / columns.Count))
            await InsertChunkAsync(unit, entity, columns, chunk, ct).ConfigureAwait(false);
    }

    /// <summary>Deletes at most <paramref name="most"/> rows of snapshots that neither serve nor are being built, and says how many.</summary>
    public static async Task<int> SweepAsync<T>(WriteUnit unit, string job, int most, CancellationToken ct) where T : class, IMirrored
    {
        var table = unit.Db.Model.FindEntityType(typeof(T))!.GetTableName();
        var place = unit.Db is PostgresBridgeDb ? "ctid" : "rowid";
        await using var command = unit.Connection.CreateCommand();
        command.Transaction = unit.Transaction;
        command.CommandText = $"""
            DELETE FROM {table} WHERE {place} IN (
                SELECT {place} FROM {table}
                WHERE snapshot <> COALESCE((SELECT snapshot FROM mirror_head WHERE job = @job), 0)
                  AND snapshot <> COALESCE((SELECT id FROM sync_run WHERE job = @job AND ended_at IS NULL), 0)
                LIMIT @most)
            """;
        foreach (var (name, value) in new (string, object)[] { ("@job", job), ("@most", most) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    private static async Task InsertChunkAsync<T>(WriteUnit unit, IEntityType entity, List<IProperty> columns, T[] rows, CancellationToken ct)
    {
        await using var command = unit.Connection.CreateCommand();
        command.Transaction = unit.Transaction;
        var sql = new StringBuilder($"INSERT INTO {entity.GetTableName()} ({string.Join(", ", columns.Select(column => column.GetColumnName()))}) VALUES ");
        for (var row = 0; row < rows.Length; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Count; column++)
            {
                var name = $"@p{row}_{column}";
                sql.Append(column == 0 ? name : ", " + name);
                var value = columns[column].PropertyInfo!.GetValue(rows[row]);
                command.Parameters.Add(columns[column].GetRelationalTypeMapping().CreateParameter(command, name, value, columns[column].IsNullable));
            }
            sql.Append(')');
        }
        command.CommandText = sql.ToString();
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
