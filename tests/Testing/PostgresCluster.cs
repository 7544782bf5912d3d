using System.Diagnostics;
using Npgsql;

namespace ChangliBridge.Testing;

/// <summary>
/// The PostgreSQL server of this test process: the one named by <c>CHANGLI_TEST_POSTGRES</c>, else a throw-away one started at first use.
/// </summary>
internal static class PostgresCluster
{
    /// <summary>Set by <c>test.sh</c>: an Npgsql connection string of a role that may create databases.</summary>
    public const string Variable = "CHANGLI_TEST_POSTGRES";

    // Standard input stays open as long as this process lives: at its end, even by kill -9, read returns and the server goes too.
    private const string Script = """
        trap '' INT TERM HUP
        folder=$(mktemp -d "${TMPDIR:-/tmp}/changli-pg.XXXXXX") || exit 1
        trap '"$1/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"' EXIT
        cd "$folder"
        "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C -N >"$folder/log" 2>&1 &&
        "$1/pg_ctl" -D "$folder/data" -l "$folder/server" -w -t 60 -o "-k '$folder' -c listen_addresses= -c fsync=off -c max_connections=200" start >>"$folder/log" 2>&1 ||
        { cat "$folder/log" "$folder/server" >&2 2>/dev/null; exit 1; }
        echo "$folder"
        read -r end
        exit 0
        """;

    private static readonly Lazy<Task<string>> Server = new(() => Task.Run(FindOrStartAsync));

    /// <summary>Raised at the end of this process, while the server still answers.</summary>
    public static event Action? Ending;

    /// <summary>The connection string of <paramref name="database"/> on the server, which is started where there is none.</summary>
    public static async Task<string> ConnectionStringAsync(string database, CancellationToken ct) =>
        new NpgsqlConnectionStringBuilder(await Server.Value.WaitAsync(ct)) { Database = database }.ConnectionString;

    /// <summary>Runs one statement on the server's maintenance database.</summary>
    public static async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await ExecuteAsync(connection, sql, ct);
    }

    /// <summary>Makes <paramref name="name"/> a copy of <paramref name="template"/>, which nobody has open.</summary>
    public static async Task CopyAsync(string template, string name, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        // A server that can copy page by page through its log does so unless told otherwise, and takes four times as long.
        var strategy = connection.PostgreSqlVersion.Major >= 15 ? "STRATEGY FILE_COPY" : "";
        await ExecuteAsync(connection, $"CREATE DATABASE {name} TEMPLATE {template} {strategy}", ct);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(await Server.Value.WaitAsync(ct));
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string> FindOrStartAsync()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given))
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Ending?.Invoke();
            return new NpgsqlConnectionStringBuilder(given).ConnectionString;
        }
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        // PostgreSQL refuses to run as root.
        string[] command = [.. Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : Array.Empty<string>(), "sh", "-c", Script, "sh", Programs()];
        start.FileName = command[0];
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        var own = Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL was not started.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(own);
        var folder = await own.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"PostgreSQL did not start: {await own.StandardError.ReadToEndAsync()}");
        return new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres" }.ConnectionString;
    }

    private static void Stop(Process server)
    {
        Ending?.Invoke();
        server.StandardInput.Close();
        server.WaitForExit(TimeSpan.FromSeconds(20));
    }

    private static string Programs()
    {
        var packaged = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(VersionOf).Select(version => Path.Combine(version, "bin")) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return packaged.Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException($"PostgreSQL's initdb and pg_ctl are neither under /usr/lib/postgresql nor on PATH: install the package postgresql, or set {Variable}.");
    }

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
