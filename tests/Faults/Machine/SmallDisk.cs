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

    private readonly string tablespace = $"changli_small_disk_{Guid.NewGuid():n}";
    private string folder = "";
    private TestDatabase? database;

    public SmallDisk() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Unmount();

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Mounts it and moves a database there that nobody has open. The database ends before the disk does.</summary>
    public async Task TakeAsync(TestDatabase moved, CancellationToken ct)
    {
        if (moved.Options.Provider == StoreProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(moved.Options.ConnectionString).DataSource;
            Mount(Directory.CreateTempSubdirectory("changli-disk-").FullName);
            var here = Path.Combine(folder, "changli.db");
            File.Copy(file, here);
            File.Delete(file);
            File.CreateSymbolicLink(file, here);
            return;
        }

        // Beside its data, where the server may go under its own account.
        var data = (await new Harness.StoreView(moved.Options).ReadAsync("SHOW data_directory", ct))[0];
        Mount(Path.Combine(Path.GetDirectoryName(data)!, tablespace));
        Expect(Run("chown", $"--reference={data}", folder));
        await moved.AdministerAsync($"CREATE TABLESPACE {tablespace} LOCATION '{folder}'", ct);
        database = moved;
        await moved.AdministerAsync($"ALTER DATABASE {{0}} SET TABLESPACE {tablespace}", ct);
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
        if (database is not null)
            await database.AdministerAsync($"DROP TABLESPACE {tablespace}", CancellationToken.None);
        Unmount();
    }

    private void Mount(string on)
    {
        Directory.CreateDirectory(on);
        var (code, said) = Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=0755", "changli-test", on);
        Assert.SkipWhen(code != 0, $"A small disk cannot be mounted here, which needs root: {said}");
        folder = on;
    }

    private void Unmount()
    {
        if (folder.Length == 0)
            return;
        Run("umount", "--lazy", folder);
        if (Directory.Exists(folder))
            Directory.Delete(folder);
        folder = "";
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
