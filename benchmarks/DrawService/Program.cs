using System.Globalization;
using ChangliBridge.Benchmarks.DrawService;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var targets = 1_000_000;
string[] stores = ["SQLite", "PostgreSQL"];
for (var i = 0; i + 1 < args.Length; i += 2)
{
    if (args[i] == "--targets")
        targets = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
    else if (args[i] == "--store")
        stores = [.. stores.Where(store => store.Equals(args[i + 1], StringComparison.OrdinalIgnoreCase))];
}
if (args.Length % 2 != 0 || stores.Length == 0 || targets < 1000)
{
    Console.Error.WriteLine("usage: DrawService [--targets N] [--store SQLite|PostgreSQL]     N at least 1000");
    return 2;
}
var measured = new List<StoreFigures>();
foreach (var store in stores)
    measured.Add(await StoreRun.RunAsync(store, targets, CancellationToken.None));
return FigureTable.Print(targets, measured) ? 0 : 1;
