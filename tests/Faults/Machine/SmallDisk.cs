using System.Diagnostics;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChangliBridge.Faults.Machine;

/// <summary>A file system of its own in memory, so small that a test can fill it; the database of a county moves there. Mounting needs root: elsewhere the test that asks is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 96;
    private const string Tablespace = "changli_small_disk";

    private readonly TemporaryFolder folder = new();
    private TestDatabase? database;

    private SmallDisk() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Unmount();

    private string Ballast => folder.File("ballast");

    public static SmallDisk Mount()
    {
        var disk = new SmallDisk();
        var (code, said) = Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=0755", "changli-test", disk.folder.Path);
        if (code != 0)
            disk.folder.Dispose();
        Assert.SkipWhen(code != 0, $"A small disk cannot be mounted here, which needs root: {said}");
        return disk;
    }

    /// <summary>Moves a database that nobody has open. It ends before the disk does.</summary>
    public async Task TakeAsync(TestDatabase moved, CancellationToken ct)
    {
        database = moved;
        if (moved.Options.Provider == StoreProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(moved.Options.ConnectionString).DataSource;
            var here = folder.File("changli.db");
            File.Copy(file, here);
            File.Delete(file);
            File.CreateSymbolicLink(file, here);
            return;
        }

        // The server writes here under its own account.
        var server = new Harness.StoreView(moved.Options);
        var data = (await server.ReadAsync("SHOW data_directory", ct))[0];
        Expect(Run("chown", $"--reference={data}", folder.Path));
        await moved.AdministerAsync($"CREATE TABLESPACE {Tablespace} LOCATION '{folder.Path}'", ct);
        await moved.AdministerAsync($"ALTER DATABASE {{0}} SET TABLESPACE {Tablespace}", ct);
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        var (_, said) = Run("dd", "if=/dev/zero", $"of={Ballast}", "bs=4096");
        Assert.Contains("No space left", said);
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        if (database is { Options.Provider: StoreProvider.Postgres } onServer)
            await onServer.AdministerAsync($"DROP TABLESPACE {Tablespace}", CancellationToken.None);
        Unmount();
        folder.Dispose();
    }

    private void Unmount()
    {
        if (Directory.Exists(folder.Path))
            Run("umount", "--lazy", folder.Path);
    }

    private static void Expect((int Code, string Said) end) => Assert.True(end.Code == 0, end.Said);

    private static (int Code, string Said) Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, Environment = { ["LC_ALL"] = "C" } })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
