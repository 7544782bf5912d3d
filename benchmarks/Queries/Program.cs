using System.Globalization;
using ChangliBridge.Benchmarks.Queries;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rows = 100_000;
string[] stores = ["SQLite", "PostgreSQL"];
for (var i = 0; i + 1 < args.Length; i += 2)
{
    if (args[i] == "--rows")
        rows = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
    else if (args[i] == "--store")
        stores = [.. stores.Where(store => store.Equals(args[i + 1], StringComparison.OrdinalIgnoreCase))];
}
if (args.Length % 2 != 0 || stores.Length == 0 || rows < 50_000)
{
    Console.Error.WriteLine("usage: Queries [--rows N] [--store SQLite|PostgreSQL]     N at least 50000");
    return 2;
}
var measured = new List<StoreFigures>();
foreach (var store in stores)
    measured.Add(await StoreRun.RunAsync(store, rows, CancellationToken.None));
return FigureTable.Print(rows, measured) ? 0 : 1;
