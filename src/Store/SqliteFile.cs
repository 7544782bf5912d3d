using Microsoft.Data.Sqlite;

namespace ChangliBridge.Store;

/// <summary>
/// The SQLite file and its lock: one process owns it. The lock is the operating system's and ends with the process, however that ends.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>First release without the WAL-reset defect that could corrupt a file under two connections.</summary>
    private static readonly Version SafeVersion = new(3, 51, 3);

    private readonly FileStream _lock;

    private SqliteFile(string connectionString, FileStream @lock) => (ConnectionString, _lock) = (connectionString, @lock);

    public string ConnectionString { get; }

    /// <summary>Takes the lock beside the file, or says who must stop first.</summary>
    public static SqliteFile Own(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = true };
        var path = Path.GetFullPath(builder.DataSource);
        builder.DataSource = path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            return new SqliteFile(builder.ConnectionString, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault)
        {
            throw new StoreUnavailableException($"Another bridge uses {path}, or its folder cannot be written. SQLite serves one process: stop the other one, or move to PostgreSQL.", fault);
        }
    }

    /// <summary>Writes a whole copy of the database; its owner may go on writing meanwhile.</summary>
    public static async Task CopyAsync(string connectionString, string path, CancellationToken ct)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite };
        var connection = new SqliteConnection(builder.ConnectionString);
        await using var _ = connection.ConfigureAwait(false);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $path";
            command.Parameters.AddWithValue("$path", path);
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            throw new StoreUnavailableException($"{builder.DataSource} 无法备份到 {path}：{fault.Message}", fault);
        }
    }

    /// <summary>Puts a backup in the place of the database, which nobody may own, after <paramref name="prepare"/> has worked on it under another name.</summary>
    public static async Task ReplaceAsync(string connectionString, string backup, Func<string, Task> prepare, CancellationToken ct)
    {
        using var own = Own(connectionString);
        var path = new SqliteConnectionStringBuilder(own.ConnectionString).DataSource;
        var incoming = path + ".restoring";
        try
        {
            File.Copy(backup, incoming, overwrite: true);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = incoming, Pooling = false }.ConnectionString);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(ct).ConfigureAwait(false);
                await ExpectAsync(connection, "PRAGMA quick_check", "ok", ct).ConfigureAwait(false);
                await ExpectAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'audit_entry'", "1", ct).ConfigureAwait(false);
            }
            await prepare(incoming).ConfigureAwait(false);
            // A log of the old database would be replayed into the new one.
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
            File.Move(incoming, path, overwrite: true);
        }
        finally
        {
            foreach (var left in new[] { "", "-wal", "-shm", ".lock" })
                File.Delete(incoming + left);
        }
    }

    /// <summary>Opens the writer's connection: WAL, a flush to disk at every commit, and a whole file.</summary>
    public async Task<SqliteConnection> OpenWriterAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct).ConfigureAwait(false);
        if (new Version(connection.ServerVersion) < SafeVersion)
            throw new StoreUnavailableException($"SQLite {connection.ServerVersion} is older than {SafeVersion}, which first is safe with WAL. Use the library the bridge ships.");
        await ExpectAsync(connection, "PRAGMA journal_mode = WAL", "wal", ct).ConfigureAwait(false);
        await ExpectAsync(connection, "PRAGMA synchronous = FULL; PRAGMA synchronous", "2", ct).ConfigureAwait(false);
        await ExpectAsync(connection, "PRAGMA quick_check", "ok", ct).ConfigureAwait(false);
        return connection;
    }

    public void Dispose()
    {
        // Pooled connections of a closed store would keep writing to the old file after a restore.
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _lock.Dispose();
    }

    private static async Task ExpectAsync(SqliteConnection connection, string pragma, string expected, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragma;
        try
        {
            var found = Convert.ToString(await command.ExecuteScalarAsync(ct).ConfigureAwait(false), null);
            if (found != expected)
                throw new StoreUnavailableException($"{connection.DataSource}: '{pragma}' answered '{found}', expected '{expected}'. Restore a backup, or check the disk.");
        }
        catch (SqliteException fault)
        {
            throw new StoreUnavailableException($"{connection.DataSource} is not a database the bridge can use: {fault.Message}. Restore a backup, or name another file.", fault);
        }
    }
}
