using System.Globalization;
using ChangliBridge.Benchmarks.Delivery;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Options.Read(args) is not { } options)
{
    Console.Error.WriteLine("usage: Delivery [--submits N] [--results N] [--grades N] [--store SQLite|PostgreSQL]     N 0: leave it out");
    return 2;
}
var measured = new List<StoreFigures>();
foreach (var store in options.Stores)
    measured.Add(await StoreRun.RunAsync(store, options, CancellationToken.None));
return FigureTable.Print(options, measured) ? 0 : 1;
