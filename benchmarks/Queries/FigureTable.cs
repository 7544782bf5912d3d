namespace ChangliBridge.Benchmarks.Queries;

/// <summary>The one table, with its limits.</summary>
internal static class FigureTable
{
    private const double MostLater = 1.5;

    /// <summary>Prints it, and says whether every limit holds.</summary>
    public static bool Print(int rows, IReadOnlyList<StoreFigures> stores)
    {
        Console.WriteLine($"{rows:N0} rows a table, pages of {ListCall.PageSize}; medians, over gRPC; {Environment.ProcessorCount} cores");
        var missed = new List<string>();
        foreach (var of in stores)
        {
            Console.WriteLine($"{of.Store,-34}{"first tenth",14}{"last tenth",14}{"ratio",8}   <= {MostLater}");
            foreach (var list in of.Lists)
            {
                var ratio = list.Late / list.Early;
                Console.WriteLine($"  {list.Name,-32}{list.Early,11:F2} ms{list.Late,11:F2} ms{ratio,8:F2}   {(list.Fault.Length == 0 ? "by its index" : list.Fault)}");
                if (ratio > MostLater)
                    missed.Add($"{of.Store} {list.Name} {ratio:F2}");
                if (list.Fault.Length > 0)
                    missed.Add($"{of.Store} {list.Name}: {list.Fault}");
            }
            var (first, last) = of.ByOffset;
            Console.WriteLine($"  {"peer: tasks by OFFSET, no gRPC",-32}{first,11:F2} ms{last,11:F2} ms{last / first,8:F2}");
        }
        if (Environment.GetEnvironmentVariable("CHANGLI_BENCH_PLANS") is not null)
            Explain(stores);
        Console.WriteLine(missed.Count == 0 ? "all limits hold" : $"limits missed: {string.Join("; ", missed)}");
        Console.WriteLine($"ratio {stores.Max(of => of.Lists.Max(list => list.Late / list.Early)):F2}");
        return missed.Count == 0;
    }

    private static void Explain(IReadOnlyList<StoreFigures> stores)
    {
        foreach (var (store, list) in stores.SelectMany(of => of.Lists.Select(list => (of.Store, list))))
            Console.WriteLine($"{store} {list.Name}\n    {string.Join("\n    ", list.Plan)}");
    }
}
