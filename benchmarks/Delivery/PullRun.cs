using System.Diagnostics;
using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>A full pull of credit-risk grades against a bulk insert of the same rows.</summary>
internal static class PullRun
{
    // Of a hundred targets of the sandbox so many are graded enterprises.
    private const int GradedOfHundred = 61;
    private const string Page = "1000";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static async Task<StoreFigures> MeasureAsync(StoreFigures figures, (Databases Databases, BenchKeys Keys, int Grades) on, CancellationToken ct)
    {
        Console.Error.WriteLine($"{figures.Store}: pulling {on.Grades:N0} grades");
        var database = await on.Databases.CreateAsync("pull", ct);
        await MakeUpAsync(database, on.Keys, ct);
        await using var sandbox = await Sandbox.ServeAsync((int)(on.Grades * 100L / GradedOfHundred), OpenTasks.StartAt, ct);
        var settings = BridgeSettings.Of(database, on.Keys, OpenTasks.StartAt, sandbox.Platforms);
        settings["Platforms__Provincial__Paging__PageSize"] = Page;
        await using (var bridge = await Bridge.ServeAsync(settings, ct))
        {
            var idle = bridge.PeakMegabytes();
            // As every night but the first: the process has run for a while, and there is a list to compare with.
            await PullAsync(bridge, on.Keys, PullJobs.Grades, ct);
            var (bridges, sandboxes) = (bridge.ProcessorSeconds(), sandbox.ProcessorSeconds());
            var pull = await PullAsync(bridge, on.Keys, PullJobs.Grades, ct);
            figures = figures with
            {
                Pull = pull with
                {
                    BridgeMicroseconds = (bridge.ProcessorSeconds() - bridges) / pull.Count * 1e6,
                    CallerMicroseconds = (sandbox.ProcessorSeconds() - sandboxes) / pull.Count * 1e6,
                },
                PullMegabytes = bridge.PeakMegabytes() - idle,
            };
        }
        Console.Error.WriteLine($"{figures.Store}: inserting the same rows");
        return figures with { RawInsert = await InsertAsync(database, await on.Databases.CreateAsync("rawpull", ct), ct) };
    }

    // A bridge pulls every list whose window it missed. On a new database it would pull them all beside the grades.
    private static async Task MakeUpAsync(StoreOptions database, BenchKeys keys, CancellationToken ct)
    {
        await using var few = await Sandbox.ServeAsync(100, OpenTasks.StartAt, ct);
        await using var bridge = await Bridge.ServeAsync(BridgeSettings.Of(database, keys, OpenTasks.StartAt, few.Platforms), ct);
        foreach (var job in PullJobs.All)
            await PullAsync(bridge, keys, job, ct);
    }

    private static async Task<Pace> PullAsync(Bridge bridge, BenchKeys keys, string job, CancellationToken ct)
    {
        var sync = new V1.SyncService.SyncServiceClient(bridge.Channel);
        var by = new Metadata { { "authorization", $"Bearer {keys.Token("ssjb", ["supervisor", "operator"])}" } };
        var started = Stopwatch.GetTimestamp();
        var run = await sync.TriggerSyncRunAsync(new() { Job = job, RequestId = Guid.NewGuid().ToString() }, by, cancellationToken: ct);
        while (run.State is V1.SyncRun.Types.State.Requested or V1.SyncRun.Types.State.Running)
        {
            await Task.Delay(Glance, ct);
            run = await sync.GetSyncRunAsync(new() { Name = run.Name }, by, cancellationToken: ct);
        }
        return run.State == V1.SyncRun.Types.State.Succeeded
            ? new Pace(run.Rows, Stopwatch.GetElapsedTime(started).TotalSeconds, 0)
            : throw new InvalidOperationException($"The pull ended {run.State}: {run.LastError}");
    }

    private static async Task<Pace> InsertAsync(StoreOptions from, StoreOptions to, CancellationToken ct)
    {
        var rows = new List<MirroredGrade>();
        await Databases.UseAsync(from, async (store, token) =>
        {
            await using var db = store.Read();
            rows = await db.Set<MirroredGrade>().ToListAsync(token);
        }, ct);
        var pace = new Pace(0, 1, 0);
        await Databases.UseAsync(to, async (store, token) =>
        {
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await store.Writes.RunAsync("benchmark", async (unit, _) =>
            {
                await BulkRows.InsertAsync(unit, rows, token);
                return 0;
            }, token);
            pace = new Pace(rows.Count, Stopwatch.GetElapsedTime(started).TotalSeconds, 0) { BridgeMicroseconds = (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / rows.Count };
        }, ct);
        return pace;
    }
}
