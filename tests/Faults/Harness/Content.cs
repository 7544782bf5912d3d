using ChangliBridge.Store;

namespace ChangliBridge.Faults.Harness;

/// <summary>A whole database as text: its schema and every row, to compare one with another.</summary>
internal static class Content
{
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock'";
    private const string SqliteSchema = "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE tbl_name <> '__EFMigrationsLock'";
    private const string PostgresTables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    private const string PostgresSchema = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') || coalesce(generation_expression, '') FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    /// <summary>One line an object of the schema and one a row, sorted.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(StoreView view, CancellationToken ct)
    {
        var isSqlite = view.Options.Provider == StoreProvider.Sqlite;
        var lines = new List<string>(await view.ReadAsync(isSqlite ? SqliteSchema : PostgresSchema, ct));
        foreach (var table in await view.ReadAsync(isSqlite ? SqliteTables : PostgresTables, ct))
        {
            var row = isSqlite ? await SqliteRowAsync(view, table, ct) : "t::text";
            lines.AddRange((await view.ReadAsync($"""SELECT {row} FROM "{table}" AS t""", ct)).Select(text => $"{table}: {text}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task<string> SqliteRowAsync(StoreView view, string table, CancellationToken ct) =>
        string.Join(" || '|' || ", (await view.ReadAsync($"SELECT name FROM pragma_table_xinfo('{table}')", ct)).Select(column => $"""quote("{column}")"""));
}
