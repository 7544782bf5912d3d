using ChangliBridge.Benchmarks.Rig;
using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>Durable SubmitResult over gRPC against one group-committing writer that stores the same rows.</summary>
internal static class SubmitRun
{
    private const int Warm = 20_000;

    public static async Task<StoreFigures> MeasureAsync(StoreFigures figures, (Databases Databases, BenchKeys Keys, int Submits) on, CancellationToken ct)
    {
        Console.Error.WriteLine($"{figures.Store}: submitting {on.Submits:N0} results");
        var database = await on.Databases.CreateAsync("submit", ct);
        await OpenTasks.FillAsync(database, (on.Submits + Warm + 1) / 2, ct);
        var (empty, submit) = await CallAsync(database, on.Keys, on.Submits, ct);
        Console.Error.WriteLine($"{figures.Store}: the same rows by a raw writer");
        var rows = await StoredRows.ReadAsync(database, on.Submits + Warm, ct);
        var raw = await RawWriter.MeasureAsync(await on.Databases.CreateAsync("raw", ct), rows, Warm, ct);
        return figures with { Empty = empty, Submit = submit, RawWriter = raw };
    }

    private static async Task<(Pace Empty, Pace Submit)> CallAsync(Store.StoreOptions database, BenchKeys keys, int submits, CancellationToken ct)
    {
        await using var bridge = await Bridge.ServeAsync(BridgeSettings.Of(database, keys, OpenTasks.StartAt, platforms: null), ct);
        var results = new V1.ResultService.ResultServiceClient(bridge.Channel);
        var clock = new V1.ClockService.ClockServiceClient(bridge.Channel);
        var tokens = OpenTasks.Departments.ToDictionary(department => department, department => new Metadata { { "authorization", $"Bearer {keys.Token(department, ["clerk"])}" } });
        await Callers.RunAsync(Warm, SubmitOneAsync);
        await Callers.RunAsync(Warm, EmptyAsync);
        return (await MeasureAsync(bridge, submits, EmptyAsync), await MeasureAsync(bridge, submits, i => SubmitOneAsync(Warm + i)));

        async Task EmptyAsync(int index) => await clock.GetClockAsync(new(), tokens[OpenTasks.Departments[index % 2]], cancellationToken: ct);

        async Task SubmitOneAsync(int index)
        {
            var department = OpenTasks.Departments[index % 2];
            await results.SubmitResultAsync(Request(index / 2, department), tokens[department], cancellationToken: ct);
        }
    }

    private static async Task<Pace> MeasureAsync(Bridge bridge, int calls, Func<int, Task> call)
    {
        var (own, bridges) = (Environment.CpuUsage.TotalTime, bridge.ProcessorSeconds());
        var pace = await Callers.RunAsync(calls, call);
        return pace with
        {
            BridgeMicroseconds = (bridge.ProcessorSeconds() - bridges) / calls * 1e6,
            CallerMicroseconds = (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / calls,
        };
    }

    private static V1.SubmitResultRequest Request(int task, string department) => new()
    {
        Parent = $"inspectionTasks/{OpenTasks.TaskId(task)}",
        InspectionResult = new V1.InspectionResult
        {
            CodeList = "hebei-result/2023",
            Codes = { "A" },
            CheckDate = new Date { Year = 2023, Month = 11, Day = 7 },
            Inspectors = { $"inspectors/{OpenTasks.Inspector(department, task)}", $"inspectors/{OpenTasks.Inspector(department, task + 1)}" },
            Findings = "进货台账不完整，清真标识未在显著位置悬挂。",
        },
        RequestId = Guid.NewGuid().ToString(),
    };
}
