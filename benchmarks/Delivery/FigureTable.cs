namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>The one table, with its limits.</summary>
internal static class FigureTable
{
    private const double LeastSubmit = 0.5;
    private const double MostWait = 3;
    private const double LeastDrain = 1000;
    private const double LeastPull = 0.5;
    private const double MostMegabytes = 200;

    /// <summary>Prints it, and says whether every limit holds.</summary>
    public static bool Print(Options options, IReadOnlyList<StoreFigures> stores)
    {
        Console.WriteLine($"{options.Submits:N0} results submitted by {Callers.Count} callers, {options.Results:N0} drained, {options.Grades:N0} grades pulled; {Environment.ProcessorCount} cores");
        Row("", stores, of => of.Store, "limit");
        Row("raw group-committing writer", stores, of => Speed(of.RawWriter), "");
        Row("empty call over gRPC", stores, of => Speed(of.Empty), "");
        Row("  processor time, bridge + callers", stores, of => Spent(of.Empty), "");
        Row("SubmitResult over gRPC", stores, of => Speed(of.Submit), "");
        Row("  processor time, bridge + callers", stores, of => Spent(of.Submit), "");
        Row("  of the empty call's rate", stores, of => Ratio(of.Submit?.PerSecond / of.Empty?.PerSecond), "");
        Row("  of the writer's rate", stores, of => Ratio(SubmitRatio(of)), $">= {LeastSubmit}");
        Row("  p99, and of the writer's", stores, of => of is { Submit: { } submit, RawWriter: { } raw } ? $"{submit.P99Milliseconds:N1} / {raw.P99Milliseconds:N1} ms = {WaitRatio(of):N2}" : "", $"<= {MostWait}");
        Row("drain through the sandbox", stores, of => Speed(of.Drain), $">= {LeastDrain:N0}/s");
        Row("  accepted twice", stores, of => of.Drain is null ? "" : $"{of.Duplicates}", "0");
        Row("raw bulk insert of grades", stores, of => Speed(of.RawInsert), "");
        Row("  processor time a row", stores, of => of.RawInsert is { } raw ? $"{raw.BridgeMicroseconds:N1} us" : "", "");
        Row("pull of grades", stores, of => Speed(of.Pull), "");
        Row("  processor time, bridge + sandbox", stores, of => of.Pull is { } pull ? $"{pull.BridgeMicroseconds:N1} + {pull.CallerMicroseconds:N1} us" : "", "");
        Row("  of the bulk insert's rate", stores, of => Ratio(PullRatio(of)), $">= {LeastPull}");
        Row("  memory over idle", stores, of => of.Pull is null ? "" : $"{of.PullMegabytes:N0} MB", $"<= {MostMegabytes:N0} MB");
        return stores.All(Holds);
    }

    private static bool Holds(StoreFigures of) =>
        SubmitRatio(of) is null or >= LeastSubmit && WaitRatio(of) is null or <= MostWait
        && of.Drain is null or { PerSecond: >= LeastDrain } && of.Duplicates == 0
        && PullRatio(of) is null or >= LeastPull && of.PullMegabytes <= MostMegabytes;

    private static double? SubmitRatio(StoreFigures of) => of.Submit?.PerSecond / of.RawWriter?.PerSecond;

    private static double? WaitRatio(StoreFigures of) => of.Submit?.P99Milliseconds / of.RawWriter?.P99Milliseconds;

    private static double? PullRatio(StoreFigures of) => of.Pull?.PerSecond / of.RawInsert?.PerSecond;

    private static string Speed(Pace? pace) => pace is null ? "" : $"{pace.PerSecond:N0}/s";

    private static string Spent(Pace? pace) => pace is null ? "" : $"{pace.BridgeMicroseconds:N0} + {pace.CallerMicroseconds:N0} us";

    private static string Ratio(double? ratio) => ratio is null ? "" : $"{ratio:N2}";

    private static void Row(string what, IReadOnlyList<StoreFigures> stores, Func<StoreFigures, string> value, string limit) =>
        Console.WriteLine($"{what,-36}{string.Concat(stores.Select(of => $"{value(of),30}"))}   {limit}");
}
