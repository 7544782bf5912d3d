using ChangliBridge.Benchmarks.Rig;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>Everything on one store, each part on a database of its own.</summary>
internal static class StoreRun
{
    public static async Task<StoreFigures> RunAsync(string store, Options options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("changli-bench.").FullName;
        using var keys = new BenchKeys(folder);
        try
        {
            using var cluster = store == "PostgreSQL" ? await Cluster.StartAsync(ct) : null;
            var databases = new Databases(folder, cluster);
            var figures = new StoreFigures(store);
            if (options.Submits > 0)
                figures = await SubmitRun.MeasureAsync(figures, (databases, keys, options.Submits), ct);
            if (options.Results > 0)
                figures = await DrainRun.MeasureAsync(figures, (databases, keys, options.Results), ct);
            if (options.Grades > 0)
                figures = await PullRun.MeasureAsync(figures, (databases, keys, options.Grades), ct);
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
