using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace ChangliBridge.Store.Restore;

/// <summary>Runs PostgreSQL's own programs on the bridge's database. The password goes by the environment, never by an argument.</summary>
internal static class PostgresTools
{
    /// <summary>Writes the whole database, in PostgreSQL's own format. Through this process: where it is killed, pg_dump goes too and writes no further.</summary>
    public static async Task DumpAsync(string connection, string path, CancellationToken ct)
    {
        var file = new FileStream(path, FileMode.Truncate, FileAccess.Write);
        await using var _ = file.ConfigureAwait(false);
        await RunProgramAsync(("pg_dump", ["--format=custom"]), connection, file, ct).ConfigureAwait(false);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Replaces what is in the database, in one transaction. Until <see cref="EndRestoreAsync"/> no bridge opens it.</summary>
    public static async Task RestoreAsync(string connection, string path, CancellationToken ct)
    {
        await RequireQuietAsync(connection, ct).ConfigureAwait(false);
        await ListAsync(connection, path, ct).ConfigureAwait(false);
        // A setting of the database is not part of a dump, so that it outlives what is replaced.
        await RunAsync(connection, "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET changli.restoring = on', current_database()); END $$", ct).ConfigureAwait(false);
        await RunProgramAsync(("pg_restore", ["--clean", "--if-exists", "--no-owner", "--single-transaction", $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}", path]), connection, Stream.Null, ct).ConfigureAwait(false);
    }

    /// <summary>Lets bridges open the database again.</summary>
    public static Task EndRestoreAsync(string connection, CancellationToken ct) =>
        RunAsync(connection, "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET changli.restoring', current_database()); END $$", ct);

    /// <summary>Refuses a database whose restore did not come to its end.</summary>
    public static async Task RequireWholeAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var command = source.CreateCommand("SELECT coalesce(current_setting('changli.restoring', true), '')");
        await using var _ = command.ConfigureAwait(false);
        if (await command.ExecuteScalarAsync(ct).ConfigureAwait(false) is "on")
            throw new StoreUnavailableException("上一次恢复没有完成，数据库不能使用：请重新执行 restore。");
    }

    private static async Task RunAsync(string connection, string sql, CancellationToken ct)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false });
        await using var _ = source.ConfigureAwait(false);
        var command = source.CreateCommand(sql);
        await using var __ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    // Reads the whole file: what is no backup is refused before the database is touched.
    private static Task ListAsync(string connection, string path, CancellationToken ct) => RunProgramAsync(("pg_restore", ["--file=/dev/null", path]), connection, Stream.Null, ct);

    private static async Task RequireQuietAsync(string connection, CancellationToken ct)
    {
        // No pool: the check must not count connections of its own.
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false });
        await using var _ = source.ConfigureAwait(false);
        var command = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
        await using var __ = command.ConfigureAwait(false);
        var others = (long)(await command.ExecuteScalarAsync(ct).ConfigureAwait(false))!;
        if (others > 0)
            throw new StoreUnavailableException($"数据库仍有{others}个其他连接：请先停止所有桥进程和其他客户端，再恢复。");
    }

    private static async Task RunProgramAsync((string Name, IReadOnlyList<string> Arguments) program, string connection, Stream output, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Find(program.Name), program.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string Name, string? Value)[] environment = [("PGHOST", to.Host), ("PGPORT", $"{to.Port}"), ("PGDATABASE", to.Database), ("PGUSER", to.Username), ("PGPASSWORD", to.Password)];
        foreach (var (name, value) in environment)
        {
            if (!string.IsNullOrEmpty(value))
                start.Environment[name] = value;
        }
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(ct);
            await process.StandardOutput.BaseStream.CopyToAsync(output, ct).ConfigureAwait(false);
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new StoreUnavailableException($"{program.Name} 失败（退出码 {process.ExitCode}）：{(await said.ConfigureAwait(false)).Trim()}");
        }
        catch (Win32Exception fault)
        {
            throw new StoreUnavailableException($"没有找到程序 {program.Name}：请安装与服务器同版本的 PostgreSQL 客户端程序，或将其目录加入 PATH。", fault);
        }
    }

    // Debian keeps the programs of each version in a folder of its own; the newest can read what the others wrote.
    private static string Find(string program)
    {
        var folder = new DirectoryInfo("/usr/lib/postgresql");
        var versions = folder.Exists ? folder.GetDirectories().OrderByDescending(version => int.TryParse(version.Name, out var number) ? number : 0) : Enumerable.Empty<DirectoryInfo>();
        return versions.Select(version => Path.Combine(version.FullName, "bin", program)).FirstOrDefault(File.Exists) ?? program;
    }
}
