using System.Diagnostics;
using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;

namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>One draw on one store, from a filled register to a verified bundle, each step measured.</summary>
internal static class StoreRun
{
    public static async Task<StoreFigures> RunAsync(string store, int targets, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("changli-bench.").FullName;
        try
        {
            using var cluster = store == "PostgreSQL" ? await Cluster.StartAsync(ct) : null;
            var options = cluster is null
                ? new StoreOptions { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, "changli.db")}" }
                : new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = $"Host={cluster.Folder};Username=postgres;Database=postgres" };
            return await MeasureAsync(new StoreFigures(store), (options, folder, targets), ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<StoreFigures> MeasureAsync(StoreFigures figures, (StoreOptions Options, string Folder, int Targets) on, CancellationToken ct)
    {
        Say(figures, $"filling {on.Targets:N0} targets");
        await SyntheticRegister.FillAsync(on.Options, on.Targets, ct);
        figures = figures with { Select = await PlainSelect.MeasureAsync(on.Options, on.Targets, ct) };
        using var keys = new BenchKeys(on.Folder);
        await using var bridge = await Bridge.ServeAsync(BridgeSettings.Of(on.Options, keys, CountyDesk.StartAt, platforms: null), ct);
        var desk = new CountyDesk(bridge.Channel, keys);
        await desk.DiscloseAsync(ct);
        Say(figures, "drawing");
        var freezes = new List<(Draw Draw, double Milliseconds)>();
        foreach (var batch in BenchPlan.BatchIds)
            freezes.Add(await TimeAsync(() => desk.FreezeAsync(batch, ct)));
        var draw = freezes[^1].Draw;
        await desk.ContributeAsync(draw, ct);
        (draw, var reveal) = await TimeAsync(() => desk.RevealAsync(draw, ct));
        var bundle = Path.Combine(on.Folder, "bundle.zip");
        var (_, download) = await TimeAsync(async () => { await desk.DownloadAsync(draw, bundle, ct); return 0; });
        var (_, verify) = await TimeAsync(() => VerifyAsync(bundle, ct));
        var (_, confirm) = await TimeAsync(() => desk.ConfirmAsync(draw, ct));
        return figures with
        {
            FirstFreeze = freezes[0].Milliseconds,
            Freeze = freezes.Select(freeze => freeze.Milliseconds).Order().ElementAt(freezes.Count / 2),
            Reveal = RevealLog.Of(bridge.Lines),
            RevealCall = reveal,
            ConfirmCall = confirm,
            Download = download,
            BundleBytes = new FileInfo(bundle).Length,
            Verify = verify,
            Drawn = draw.DrawnCount,
            Seats = draw.SeatCount,
            PeakMegabytes = bridge.PeakMegabytes(),
        };
    }

    private static async Task<int> VerifyAsync(string bundle, CancellationToken ct)
    {
        using var changli = Process.Start(new ProcessStartInfo("dotnet", [Built.Changli, "draw", "verify", bundle]) { RedirectStandardOutput = true })!;
        var said = await changli.StandardOutput.ReadToEndAsync(ct);
        await changli.WaitForExitAsync(ct);
        return changli.ExitCode == 0 ? 0 : throw new InvalidOperationException(said);
    }

    private static async Task<(T Answer, double Milliseconds)> TimeAsync<T>(Func<Task<T>> act)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await act();
        return (answer, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static void Say(StoreFigures figures, string what) => Console.Error.WriteLine($"{figures.Store}: {what}");
}
