using System.Data.Common;

namespace ChangliBridge.Store.Ledger;

/// <summary>Commands on a unit's connection; both databases take <c>@name</c>.</summary>
internal static class LedgerCommand
{
    public static DbCommand Command(this WriteUnit unit, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = unit.Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = unit.Transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public static async Task<List<T>> ReadAsync<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken ct)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct).ConfigureAwait(false))
                rows.Add(row(reader));
            return rows;
        }
    }

    public static async Task<int> RunAsync(this DbCommand command, CancellationToken ct)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
