using System.Security.Cryptography;
using ChangliBridge.Store.Audit;

namespace ChangliBridge.Store.Restore;

/// <summary>备份与恢复: of either database, by its own means: <c>VACUUM INTO</c>, <c>pg_dump</c> and <c>pg_restore</c>.</summary>
public static class StoreBackup
{
    /// <summary>Writes a backup while the bridge may go on; the file is whole or not there.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be made; nothing is left behind.</exception>
    public static async Task<BackupReport> BackUpAsync(StoreOptions store, string path, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path))
            throw new StoreUnavailableException($"{path} 已存在：备份不覆盖旧文件，请换一个文件名。");
        var unfinished = path + ".part";
        try
        {
            CreatePrivate(unfinished);
            await (store.Provider == StoreProvider.Sqlite
                ? SqliteFile.CopyAsync(store.ConnectionString, unfinished, ct)
                : PostgresTools.DumpAsync(store.ConnectionString, unfinished, ct)).ConfigureAwait(false);
            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }
        return await DescribeAsync(path, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts a backup in the place of the database, marked, and returns how many deliveries are looked up first. No bridge may be running.
    /// A bridge never serves a restored database without its mark, also when this is killed in the middle.
    /// </summary>
    /// <exception cref="StoreUnavailableException">A bridge is running, or the file is no backup; the database is as before.</exception>
    public static async Task<int> RestoreAsync(StoreOptions options, string path, TimeProvider clock, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
            throw new StoreUnavailableException($"没有备份文件 {path}。");
        if (options.Provider == StoreProvider.Postgres)
        {
            await PostgresTools.RestoreAsync(options.ConnectionString, path, ct).ConfigureAwait(false);
            var inFlight = await MarkAsync(options, path, clock, ct).ConfigureAwait(false);
            await PostgresTools.EndRestoreAsync(options.ConnectionString, ct).ConfigureAwait(false);
            return inFlight;
        }
        var moved = 0;
        await SqliteFile.ReplaceAsync(options.ConnectionString, path, async incoming =>
            moved = await MarkAsync(options with { ConnectionString = $"Data Source={incoming}" }, path, clock, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        return moved;
    }

    private static async Task<int> MarkAsync(StoreOptions options, string path, TimeProvider clock, CancellationToken ct)
    {
        var store = new BridgeStore(options, clock) { IsRestoring = true };
        await using var _ = store.ConfigureAwait(false);
        await store.OpenAsync(ct).ConfigureAwait(false);
        var db = store.Read();
        await using var __ = db.ConfigureAwait(false);
        // The last thing that the backup knows of.
        var last = (await AuditChain.HeadAsync(db, ct).ConfigureAwait(false))?.At ?? new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
        return await RestoreMarks.SetAsync(store.Writes, last, ct).ConfigureAwait(false);
    }

    // From its first byte on nobody else reads it; both databases' tools write into an empty file that is there.
    private static void CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var _ = new FileStream(path, options);
    }

    private static async Task<BackupReport> DescribeAsync(string path, CancellationToken ct)
    {
        var file = File.OpenRead(path);
        await using var _ = file.ConfigureAwait(false);
        return new BackupReport(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct).ConfigureAwait(false)));
    }
}
