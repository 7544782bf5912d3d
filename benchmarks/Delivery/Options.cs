using System.Globalization;

namespace ChangliBridge.Benchmarks.Delivery;

/// <summary>What is measured, and how much of it.</summary>
/// <param name="Submits">Results submitted over gRPC.</param>
/// <param name="Results">Results drained to the sandbox.</param>
/// <param name="Grades">Grades pulled, about.</param>
internal sealed record Options(int Submits, int Results, int Grades)
{
    public IReadOnlyList<string> Stores { get; init; } = ["SQLite", "PostgreSQL"];

    /// <summary>Reads the arguments; null where they are not understood.</summary>
    public static Options? Read(string[] args)
    {
        var options = new Options(40_000, 20_000, 1_000_000);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var amount = int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) ? number : 0;
            options = args[i] switch
            {
                "--submits" => options with { Submits = amount },
                "--results" => options with { Results = amount },
                "--grades" => options with { Grades = amount },
                "--store" => options with { Stores = [.. options.Stores.Where(store => store.Equals(args[i + 1], StringComparison.OrdinalIgnoreCase))] },
                _ => options with { Stores = [] },
            };
        }
        return args.Length % 2 == 0 && options.Stores.Count > 0 ? options : null;
    }
}
