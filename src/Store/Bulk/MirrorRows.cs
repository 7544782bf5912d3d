using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Bulk;

/// <summary>Mirrored rows come by the hundred thousand: deleted in slices, never tracked.</summary>
internal static class MirrorRows
{
    /// <summary>Deletes at most <paramref name="most"/> rows of snapshots that neither serve nor are being built, and says how many.</summary>
    public static async Task<int> SweepAsync<T>(WriteUnit unit, string job, int most, CancellationToken ct) where T : class, IMirrored
    {
        var table = unit.Db.Model.FindEntityType(typeof(T))!.GetTableName();
        var place = unit.OnPostgres ? "ctid" : "rowid";
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
}
