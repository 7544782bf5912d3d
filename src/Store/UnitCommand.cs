using System.Data.Common;

namespace ChangliBridge.Store;

/// <summary>Statements of a unit; both databases take <c>@name</c>, and PostgreSQL lists of values too. The unit keeps them: they are not disposed.</summary>
internal static class UnitCommand
{
    public static DbCommand Command(this WriteUnit unit, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = unit.Statement(sql);
        for (var i = command.Parameters.Count; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameters[i].Name;
            command.Parameters.Add(parameter);
        }
        for (var i = 0; i < parameters.Length; i++)
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        return command;
    }

    public static async Task<List<T>> ReadAsync<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken ct)
    {
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
            rows.Add(row(reader));
        return rows;
    }

    public static async Task<T?> OneAsync<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken ct) where T : class
    {
        var rows = await command.ReadAsync(row, ct).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    public static Task<int> RunAsync(this DbCommand command, CancellationToken ct) => command.ExecuteNonQueryAsync(ct);
}
