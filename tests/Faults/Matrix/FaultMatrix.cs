using ChangliBridge.Faults.Matrix.Cases;
using ChangliBridge.Store;

namespace ChangliBridge.Faults.Matrix;

/// <summary>Every cell there is: fault × state × store × replicas.</summary>
internal static class FaultMatrix
{
    /// <summary>"usual": each fault once a store, as without it, but a cell that was not run fails the run. "all": every cell. "only:ID": one fault; "all:ID": every cell of it.</summary>
    public const string Variable = "CHANGLI_FAULTS";

    private const string Only = "only:";
    private const string AllOf = "all:";

    private const int MostReplicas = 2;

    public static IReadOnlyList<FaultCase> Faults { get; } = [.. ProvinceFaults.All, .. ProcessFaults.All, .. DatabaseFaults.All, .. InternetPlusFaults.All];

    /// <summary>What was asked for.</summary>
    public static string Asked { get; } = Environment.GetEnvironmentVariable(Variable) ?? "";

    /// <summary>All cells, exempt ones too.</summary>
    public static IEnumerable<Cell> All =>
        from fault in Faults
        from state in Enum.GetValues<RowState>()
        from store in Enum.GetValues<StoreProvider>()
        from replicas in Enumerable.Range(1, MostReplicas)
        select new Cell(fault.Id, state, store, replicas);

    /// <summary>The cells that can be run.</summary>
    public static IEnumerable<Cell> Possible => All.Where(cell => Exemption.Of(cell) is null);

    /// <summary>The cells of this run: all, or each fault once a store; on PostgreSQL, faults of the house strike one of two bridges.</summary>
    public static IEnumerable<Cell> Chosen => Asked == "all" ? Possible
        : Asked.StartsWith(AllOf, StringComparison.Ordinal) ? Possible.Where(cell => cell.Fault == Asked[AllOf.Length..])
        : Possible.Where(cell =>
        cell.State == FaultOf(cell).State && cell.Replicas == UsualReplicas(cell) && (!Asked.StartsWith(Only, StringComparison.Ordinal) || cell.Fault == Asked[Only.Length..]));

    private static int UsualReplicas(Cell cell) => cell.Store == StoreProvider.Sqlite || MatrixTheory.IsOutside(cell) || FaultOf(cell).StrikesAct ? 1 : 2;

    public static FaultCase FaultOf(Cell cell) => Faults.Single(fault => fault.Id == cell.Fault);
}
