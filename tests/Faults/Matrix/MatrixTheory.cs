using ChangliBridge.Faults.Matrix.Cases;
using ChangliBridge.Store;
using Xunit;

namespace ChangliBridge.Faults.Matrix;

/// <summary>The cells as theories. The faults of the province, those of the bridge's own house and those of 互联网+监管 run beside one another, in three counties.</summary>
internal static class MatrixTheory
{
    public const int Longest = 240_000;

    private static readonly HashSet<string> Outside = [.. ProvinceFaults.All.Select(fault => fault.Id)];

    public static TheoryData<string, string, int> Of(StoreProvider store, string third)
    {
        var rows = new TheoryData<string, string, int>();
        foreach (var cell in FaultMatrix.Chosen.Where(cell => cell.Store == store && ThirdOf(cell) == third).OrderBy(cell => cell.Replicas))
            rows.Add(cell.Fault, cell.State.ToString(), cell.Replicas);
        return rows;
    }

    /// <summary>Whether it is the province's fault and not the house's.</summary>
    public static bool IsOutside(Cell cell) => Outside.Contains(cell.Fault);

    public static Cell Cell((string Fault, string State, int Bridges) row, StoreProvider store) => new(row.Fault, Enum.Parse<RowState>(row.State), store, row.Bridges);

    private static string ThirdOf(Cell cell) => FaultMatrix.FaultOf(cell).StrikesAct ? "InternetPlus" : IsOutside(cell) ? "Province" : "Process";
}
