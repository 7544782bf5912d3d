using System.Diagnostics;
using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;
using Grpc.Core;
using Metadata = Grpc.Core.Metadata;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>Every list on one store: walked page by page over gRPC, then asked once more for the plan of its statement.</summary>
internal static class StoreRun
{
    private const int Samples = 40;
    private static readonly DateTimeOffset StartAt = new(2023, 11, 8, 9, 0, 0, TimeSpan.FromHours(8));

    public static async Task<StoreFigures> RunAsync(string store, int rows, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("changli-bench.").FullName;
        try
        {
            using var cluster = store == "PostgreSQL" ? await Cluster.StartAsync(PostgresPlans.Settings, ct) : null;
            var options = cluster is null
                ? new StoreOptions { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, "changli.db")}" }
                : new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = $"Host={cluster.Folder};Username=postgres;Database=postgres" };
            Console.Error.WriteLine($"{store}: filling {rows:N0} rows a table");
            await CountyRows.FillAsync(options, rows, ct);
            var peer = new OffsetPages(options);
            await peer.AnalyzeAsync(ct);
            using var keys = new BenchKeys(folder);
            var walks = await WalkAsync(store, options, keys, ct);
            var plans = await PlansAsync((options, cluster), keys, walks, ct);
            return new StoreFigures(store, [.. walks.Select((walk, i) => new ListFigures(walk.Call.Name, walk.Pages, walk.Early, walk.Late, plans[i], PlanCheck.FaultOf(walk.Call, plans[i])))], await peer.MeasureAsync(rows, ct));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<Walk>> WalkAsync(string store, StoreOptions options, BenchKeys keys, CancellationToken ct)
    {
        await using var bridge = await Bridge.ServeAsync(BridgeSettings.Of(options, keys, StartAt, platforms: null), ct);
        var walks = new List<Walk>();
        foreach (var call in ListCall.All)
        {
            Console.Error.WriteLine($"{store}: {call.Name}");
            walks.Add(await WalkAsync(bridge, call, keys, ct));
        }
        return walks;
    }

    private static async Task<Walk> WalkAsync(Bridge bridge, ListCall call, BenchKeys keys, CancellationToken ct)
    {
        var options = As(keys, call.Department, ct);
        var tokens = new List<string>();
        // The first page also counts all rows, as it promises; the pages after it are what is compared.
        for (var next = (await call.Page(bridge.Channel, ("", options))).Next; next.Length > 0;)
        {
            tokens.Add(next);
            next = (await call.Page(bridge.Channel, (next, options))).Next;
        }
        if (tokens.Count < 2)
            throw new InvalidOperationException($"{call.Name}: too few pages.");
        // In turns, so that whatever else the machine does falls on both alike. The very last page is seldom full.
        var (early, late) = (new List<double>(), new List<double>());
        for (var i = 0; i < Samples; i++)
        {
            early.Add(await TimeAsync(bridge, call, (tokens[i % Math.Max(1, tokens.Count / 10)], options)));
            late.Add(await TimeAsync(bridge, call, (tokens[^(2 + i % Math.Max(1, tokens.Count / 10))], options)));
        }
        return new Walk(call, tokens.Count + 1, Median(early), Median(late), tokens[tokens.Count / 2]);
    }

    private static async Task<List<IReadOnlyList<string>>> PlansAsync((StoreOptions Options, Cluster? Cluster) on, BenchKeys keys, List<Walk> walks, CancellationToken ct)
    {
        var settings = BridgeSettings.Of(on.Cluster is null ? on.Options : PostgresPlans.Logging(on.Options), keys, StartAt, platforms: null);
        if (on.Cluster is null)
            SqlitePlans.PrintStatements(settings);
        await using var bridge = await Bridge.ServeAsync(settings, ct);
        var plans = new List<IReadOnlyList<string>>();
        foreach (var walk in walks)
        {
            Func<Task> page = async () => await walk.Call.Page(bridge.Channel, (walk.Middle, As(keys, walk.Call.Department, ct)));
            plans.Add(on.Cluster is { } cluster
                ? await PostgresPlans.OfAsync(cluster, walk.Call, page)
                : await SqlitePlans.OfAsync(on.Options, bridge, (walk.Call, page), ct));
        }
        return plans;
    }

    private static CallOptions As(BenchKeys keys, string department, CancellationToken ct) =>
        new(new Metadata { { "authorization", $"Bearer {keys.Token(department, department == "ssjb" ? ["supervisor"] : ["clerk"])}" } }, cancellationToken: ct);

    private static async Task<double> TimeAsync(Bridge bridge, ListCall call, (string Token, CallOptions Options) page)
    {
        var started = Stopwatch.GetTimestamp();
        await call.Page(bridge.Channel, page);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    internal static double Median(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return sorted[sorted.Length / 2];
    }
}
