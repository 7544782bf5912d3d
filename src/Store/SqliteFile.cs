using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChangliBridge.Store;

/// <summary>
/// The SQLite file and its lock: one process owns it. The lock is the operating system's and ends with the process, however that ends.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>What the operating system answers where another process holds the lock: EWOULDBLOCK, or ERROR_SHARING_VIOLATION.</summary>
    private static readonly int[] Held = [11, unchecked((int)0x80070020)];

    /// <summary>First release without the WAL-reset defect that could corrupt a file under two connections.</summary>
    private static readonly Version SafeVersion = new(3, 51, 3);

    private readonly FileStream _lock;

    private SqliteFile(string connectionString, FileStream @lock) => (ConnectionString, _lock) = (connectionString, @lock);

    public string ConnectionString { get; }

    /// <summary>Takes the lock beside the file, or says who must stop first or which right is missing.</summary>
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
        catch (IOException fault) when (Held.Contains(fault.HResult))
        {
            throw new StoreUnavailableException($"Another bridge uses {path}. SQLite serves one process: stop the other one, or move to PostgreSQL.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{path} cannot be used: the bridge must write in its folder, and cannot: {fault.Message} Give its account that right, or name another folder in Store:ConnectionString.", fault);
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
            await EmptyLogAsync(own.ConnectionString, ct).ConfigureAwait(false);
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
        // One that may only be read opens as any other, and fails at the first result.
        if (raw.sqlite3_db_readonly(connection.Handle, "main") != 0)
            throw new StoreUnavailableException($"{connection.DataSource} may only be read. Give the bridge's account the right to write it, or name another file in Store:ConnectionString.");
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

    /// <summary>Moves what is in the log of the old database into its file, so that a restore killed before its last step leaves it whole. A damaged one is about to go anyway.</summary>
    private static async Task EmptyLogAsync(string connectionString, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await using var _ = connection.ConfigureAwait(false);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
        catch (SqliteException)
        {
            // Nothing to keep.
        }
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
