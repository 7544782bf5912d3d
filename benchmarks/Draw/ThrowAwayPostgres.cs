using System.Diagnostics;
using Npgsql;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>A PostgreSQL server on a socket in a temporary folder; it ends with this process, however that ends.</summary>
internal sealed class ThrowAwayPostgres : IAsyncDisposable
{
    // At the end of standard input, even by kill -9 of this process, read returns and the server goes too.
    private const string Script = """
        trap '' INT TERM HUP
        folder=$(mktemp -d "${TMPDIR:-/tmp}/changli-bench.XXXXXX") || exit 1
        trap '"$1/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
        cd "$folder"
        "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C -N >"$folder/log" 2>&1 &&
        "$1/pg_ctl" -D "$folder/data" -l "$folder/server" -w -t 60 -o "-k '$folder' -c listen_addresses= -c fsync=off -c shared_buffers=512MB -c work_mem=256MB" start >>"$folder/log" 2>&1 ||
        { cat "$folder/log" "$folder/server" >&2 2>/dev/null; exit 1; }
        echo "$folder"
        read -r end
        exit 0
        """;

    private readonly Process _server;

    private ThrowAwayPostgres(Process server, string folder)
    {
        _server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres", Pooling = false, CommandTimeout = 0 }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static ThrowAwayPostgres Start()
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        // PostgreSQL refuses to run as root.
        string[] command = [.. Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : Array.Empty<string>(), "sh", "-c", Script, "sh", Programs()];
        start.FileName = command[0];
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        var server = Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL was not started.");
        return server.StandardOutput.ReadLine() is { } folder ? new ThrowAwayPostgres(server, folder) : throw new InvalidOperationException($"PostgreSQL did not start: {server.StandardError.ReadToEnd()}");
    }

    public async ValueTask DisposeAsync()
    {
        _server.StandardInput.Close();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    private static string Programs() =>
        Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new InvalidOperationException("PostgreSQL's initdb is not under /usr/lib/postgresql: install the package postgresql, or say --no-postgres.");
}
