using ChangliBridge.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChangliBridge.Testing;

/// <summary>A database of the test's own: an SQLite file in its own folder, or a fresh database on the test server. Gone with the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly string _name;

    private TestDatabase(StoreOptions options, TemporaryFolder? folder, string name) => (Options, _folder, _name) = (options, folder, name);

    /// <summary>How the bridge is told to use it.</summary>
    public StoreOptions Options { get; }

    /// <summary>The same as settings, for a host or the environment of a process (<c>Store:Provider</c>, <c>Store:ConnectionString</c>).</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Store:Provider"] = Options.Provider.ToString(),
        ["Store:ConnectionString"] = Options.ConnectionString,
    };

    /// <summary>An empty database, as on a fresh machine: opening it migrates it.</summary>
    public static Task<TestDatabase> EmptyAsync(StoreProvider provider, CancellationToken ct) =>
        provider == StoreProvider.Sqlite ? Task.FromResult(OnSqlite()) : OnPostgresAsync("template0", ct);

    /// <summary>A migrated database without rows, copied from one that this process migrates once.</summary>
    public static async Task<TestDatabase> MigratedAsync(StoreProvider provider, CancellationToken ct)
    {
        var template = await MigratedTemplate.OfAsync(provider, ct);
        if (provider == StoreProvider.Postgres)
            return await OnPostgresAsync(template._name, ct);
        var database = OnSqlite();
        File.Copy(template._name, database._name);
        return database;
    }

    /// <summary>A copy of a database that nobody has open.</summary>
    public static async Task<TestDatabase> CopyAsync(TestDatabase source, CancellationToken ct)
    {
        if (source.Options.Provider == StoreProvider.Postgres)
            return await OnPostgresAsync(source._name, ct);
        var copy = OnSqlite();
        // Not the file alone: what a killed process left in the write-ahead log belongs to it.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(source.Options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{copy._name}'";
        await command.ExecuteNonQueryAsync(ct);
        return copy;
    }

    /// <summary>Drops it when this process ends; for what many tests share.</summary>
    public TestDatabase DropAtEnd()
    {
        void Drop() => DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (Options.Provider == StoreProvider.Postgres)
            PostgresCluster.Ending += Drop;
        else
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop();
        return this;
    }

    /// <summary>Runs a statement on PostgreSQL's maintenance database; <c>{0}</c> in it is this database's name.</summary>
    public Task AdministerAsync(string sql, CancellationToken ct) =>
        PostgresCluster.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, _name), ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _folder?.Dispose();
        if (Options.Provider != StoreProvider.Postgres)
            return;
        await using (var connection = new NpgsqlConnection(Options.ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await PostgresCluster.ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", CancellationToken.None);
    }

    private static TestDatabase OnSqlite()
    {
        var folder = new TemporaryFolder();
        var file = folder.File("changli.db");
        return new TestDatabase(new StoreOptions { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={file}" }, folder, file);
    }

    private static async Task<TestDatabase> OnPostgresAsync(string template, CancellationToken ct)
    {
        var name = $"changli_{Guid.NewGuid():n}";
        await PostgresCluster.CopyAsync(template, name, ct);
        var options = new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = await PostgresCluster.ConnectionStringAsync(name, ct) };
        return new TestDatabase(options, null, name);
    }
}
