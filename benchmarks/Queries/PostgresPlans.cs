using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>Plans on PostgreSQL: the server itself logs the plan of each statement that it ran (auto_explain).</summary>
internal static class PostgresPlans
{
    /// <summary>For the server: the log tells what it ran, only for who asks for it.</summary>
    public const string Settings = "-c session_preload_libraries=auto_explain -c log_line_prefix='@@ '";

    /// <summary>Options of a bridge whose statements are to be explained.</summary>
    public static StoreOptions Logging(StoreOptions options) =>
        new() { Provider = options.Provider, ConnectionString = options.ConnectionString + ";Options=-c auto_explain.log_min_duration=0" };

    /// <summary>Steps of every statement about the list's table that <paramref name="page"/> makes the bridge run.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Cluster cluster, ListCall call, Func<Task> page)
    {
        var log = Path.Combine(cluster.Folder, "server");
        var before = new FileInfo(log).Length;
        await page();
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = before;
        var text = await new StreamReader(file).ReadToEndAsync();
        return [.. text.Split("@@ ")
            .Where(entry => entry.Contains("plan:", StringComparison.Ordinal) && entry.Contains($" {call.Table} ", StringComparison.Ordinal))
            .SelectMany(entry => entry.Split('\n').Select(line => line.Trim()))
            .Where(line => line.Contains("Scan", StringComparison.Ordinal) || line.Contains("Sort  (", StringComparison.Ordinal))];
    }
}
