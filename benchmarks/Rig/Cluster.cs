using System.Diagnostics;

namespace ChangliBridge.Benchmarks.Rig;

/// <summary>A throw-away PostgreSQL server on a socket in a temporary folder; it goes with this process, however that ends.</summary>
public sealed class Cluster : IDisposable
{
    // Standard input stays open as long as this process lives: at its end, even by kill -9, read returns and the server goes too.
    private const string Script = """
        trap '' INT TERM HUP
        folder=$(mktemp -d "${TMPDIR:-/tmp}/changli-bench-pg.XXXXXX") || exit 1
        trap '"$1/pg_ctl" -D "$folder/data" -m fast stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
        cd "$folder"
        "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C >"$folder/log" 2>&1 &&
        "$1/pg_ctl" -D "$folder/data" -l "$folder/server" -w -t 60 -o "-k '$folder' -c listen_addresses= $2" start >>"$folder/log" 2>&1 ||
        { cat "$folder/log" "$folder/server" >&2 2>/dev/null; exit 1; }
        echo "$folder"
        read -r end
        exit 0
        """;

    private readonly Process _own;

    private Cluster(Process own, string folder) => (_own, Folder) = (own, folder);

    /// <summary>Folder of the server's socket.</summary>
    public string Folder { get; }

    /// <summary>With the settings of a fresh installation, fsync and all.</summary>
    public static Task<Cluster> StartAsync(CancellationToken ct) => StartAsync("", ct);

    /// <summary>With <paramref name="settings"/> besides, such as <c>-c fsync=off</c>.</summary>
    public static async Task<Cluster> StartAsync(string settings, CancellationToken ct)
    {
        var versions = new DirectoryInfo("/usr/lib/postgresql");
        var programs = versions.Exists ? versions.GetDirectories().OrderByDescending(folder => int.Parse(folder.Name)).FirstOrDefault() : null;
        if (programs is null)
            throw new InvalidOperationException("PostgreSQL's initdb is not under /usr/lib/postgresql: install the package postgresql, or leave PostgreSQL out.");
        string[] command = [.. Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : Array.Empty<string>(), "sh", "-c", Script, "sh", Path.Combine(programs.FullName, "bin"), settings];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var own = Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL was not started.");
        var folder = await own.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException($"PostgreSQL did not start: {await own.StandardError.ReadToEndAsync(ct)}");
        return new Cluster(own, folder);
    }

    public void Dispose()
    {
        _own.StandardInput.Close();
        _own.WaitForExit(TimeSpan.FromSeconds(30));
        _own.Dispose();
    }
}
