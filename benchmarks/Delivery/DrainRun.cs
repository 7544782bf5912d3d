using System.Diagnostics;
using System.Text;
using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>Concluded results, already in the ledger, on their way through one bridge to the sandbox.</summary>
internal static class DrainRun
{
    private const int EnqueuedAtOnce = 2000;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<StoreFigures> MeasureAsync(StoreFigures figures, (Databases Databases, BenchKeys Keys, int Results) on, CancellationToken ct)
    {
        Console.Error.WriteLine($"{figures.Store}: draining {on.Results:N0} results");
        var database = await on.Databases.CreateAsync("drain", ct);
        await Databases.UseAsync(database, (store, token) => EnqueueAsync(store, on.Results, token), ct);
        await using var sandbox = await Sandbox.ServeAsync(40, OpenTasks.StartAt, ct);
        var settings = BridgeSettings.Of(database, on.Keys, OpenTasks.StartAt, sandbox.Platforms);
        settings["Platforms__Provincial__Limits__Concurrency"] = "32";
        await using var bridge = await Bridge.ServeAsync(settings, ct);
        var seconds = await WatchAsync(sandbox, on.Results, ct);
        var (accepted, duplicates) = await sandbox.CountAsync(ct);
        return figures with { Drain = new Pace(accepted, seconds, 0), Duplicates = duplicates };
    }

    /// <summary>From the first one accepted to the last.</summary>
    private static async Task<double> WatchAsync(Sandbox sandbox, int results, CancellationToken ct)
    {
        var (since, begun) = (Stopwatch.GetTimestamp(), false);
        while (Stopwatch.GetElapsedTime(since) < Longest)
        {
            var (accepted, _) = await sandbox.CountAsync(ct);
            if (accepted >= results)
                return Stopwatch.GetElapsedTime(since).TotalSeconds;
            if (!begun && accepted > 0)
                (since, begun) = (Stopwatch.GetTimestamp(), true);
            await Task.Delay(Glance, ct);
        }
        throw new InvalidOperationException($"{results} results were not delivered in {Longest.TotalMinutes} minutes.");
    }

    private static async Task EnqueueAsync(BridgeStore store, int results, CancellationToken ct)
    {
        for (var first = 0; first < results; first += EnqueuedAtOnce)
        {
            var slice = Enumerable.Range(first, Math.Min(EnqueuedAtOnce, results - first)).Select(FactOf).ToList();
            await store.Writes.RunAsync("benchmark", (unit, _) =>
            {
                slice.ForEach(fact => DeliveryLedger.Enqueue(unit, fact));
                return Task.FromResult(0);
            }, ct);
        }
    }

    private static Fact FactOf(int index)
    {
        var department = OpenTasks.Departments[index % 2];
        var body = $$"""
            {"checkedOn":"2023-11-07","codeList":"hebei-result/2023","codes":["A"],"concludedAt":"2023-11-08T01:00:00Z","department":"{{department}}","division":"130322","draw":"draws/d1","findings":"进货台账不完整，清真标识未在显著位置悬挂。","inspectors":["{{OpenTasks.Inspector(department, index)}}","{{OpenTasks.Inspector(department, index + 1)}}"],"items":["inspectionItems/130322-{{department}}-001"],"problemFound":true,"target":"91130322MA0{{index:D7}}","targetTitle":"昌黎县某某食品有限公司{{index}}","task":"{{OpenTasks.TaskId(index)}}"}
            """;
        return new Fact("provincial", "result", $"130322:{department}:{OpenTasks.TaskId(index)}:91130322MA0{index:D7}", 1, department, Encoding.UTF8.GetBytes(body));
    }
}
