using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChangliBridge.Store;

/// <summary>The prepared statements of one SQLite connection, by their text. Used by one unit at a time; a statement's reader is read to its end before the statement runs again.</summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    /// <summary>The statement with this text; made when it is first asked for.</summary>
    public DbCommand Of(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
            return statement;
        statement = connection.CreateCommand();
        statement.CommandText = sql;
        _statements.Add(sql, statement);
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
    }
}
