namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>The one table, with its limits.</summary>
internal static class FigureTable
{
    private const double MostFreeze = 2.5;
    private const double MostRank = 0.5;
    private const double MostVerify = 2.5;
    private const double MostMegabytes = 600;

    /// <summary>Prints it, and says whether every limit holds.</summary>
    public static bool Print(int targets, IReadOnlyList<StoreFigures> stores)
    {
        Console.WriteLine($"{targets:N0} targets; {string.Join("; ", stores.Select(of => $"{of.Store}: {of.Drawn:N0} drawn, {of.Seats:N0} seats"))}; {Environment.ProcessorCount} cores");
        Row("", stores, of => of.Store, "limit");
        Row("plain SELECT, warm, median of 3", stores, of => Milliseconds(of.Select), "");
        Row("FreezeDraw, first of the process", stores, of => Times(of.FirstFreeze, of.Select), "");
        Row("FreezeDraw, median of 3", stores, of => Times(of.Freeze, of.Select), $"<= {MostFreeze}x");
        Row("reveal: seed, ranking, selection", stores, of => Times(of.Reveal.Rank, of.Select), $"<= {MostRank}x");
        Row("reveal: reading the frozen draw", stores, of => Times(of.Reveal.Thaw, of.Select), "");
        Row("reveal: dealing inspectors", stores, of => Times(of.Reveal.Deal, of.Select), "");
        Row("reveal: storing draws and seats", stores, of => Times(of.Reveal.Keep, of.Select), "");
        Row("RevealDraw", stores, of => Times(of.RevealCall, of.Select), "");
        Row("ConfirmDraw", stores, of => Times(of.ConfirmCall, of.Select), "");
        Row("GetBundle, full", stores, of => Times(of.Download, of.Select), "");
        Row("  its size", stores, of => $"{of.BundleBytes / 1e6:F1} MB", "");
        Row("changli draw verify", stores, of => Times(of.Verify, of.Select), $"<= {MostVerify}x");
        Row("peak memory of the bridge", stores, of => $"{of.PeakMegabytes:F0} MB", $"<= {MostMegabytes} MB");
        var missed = stores.SelectMany(Missed).ToList();
        Console.WriteLine(missed.Count == 0 ? "all limits hold" : $"limits missed: {string.Join("; ", missed)}");
        Console.WriteLine($"ratio {stores.Max(of => of.Freeze / of.Select):F2}");
        return missed.Count == 0;
    }

    private static IEnumerable<string> Missed(StoreFigures of) =>
        from limit in new (string Name, double Found, double Most)[]
        {
            ("freeze", of.Freeze / of.Select, MostFreeze),
            ("ranking", of.Reveal.Rank / of.Select, MostRank),
            ("verify", of.Verify / of.Select, MostVerify),
            ("memory", of.PeakMegabytes, MostMegabytes),
        }
        where limit.Found > limit.Most
        select $"{of.Store} {limit.Name} {limit.Found:F2} > {limit.Most}";

    private static void Row(string name, IReadOnlyList<StoreFigures> stores, Func<StoreFigures, string> cell, string limit) =>
        Console.WriteLine($"{name,-34}{string.Concat(stores.Select(of => $"{cell(of),22}"))}{limit,12}");

    private static string Milliseconds(double time) => $"{time:N0} ms";

    private static string Times(double time, double select) => $"{time:N0} ms = {time / select:F2}x";
}
