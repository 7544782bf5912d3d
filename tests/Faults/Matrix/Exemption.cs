using ChangliBridge.Store;

namespace ChangliBridge.Faults.Matrix;

/// <summary>Why cells are not run: a closed list, the same as in docs/reliability.md.</summary>
/// <param name="Id">As the document names it.</param>
/// <param name="Covers">Which cells.</param>
internal sealed record Exemption(string Id, Func<Cell, bool> Covers)
{
    public static IReadOnlyList<Exemption> All { get; } =
    [
        new("E1", cell => cell is { Store: StoreProvider.Sqlite, Replicas: > 1 }),
        new("E2", cell => cell.Store == StoreProvider.Sqlite && !FaultMatrix.FaultOf(cell).RunsOn(cell)),
        new("E3", cell => !FaultMatrix.FaultOf(cell).States.Contains(cell.State)),
    ];

    /// <summary>The first that covers a cell; null where it is to be run.</summary>
    public static Exemption? Of(Cell cell) => All.FirstOrDefault(exemption => exemption.Covers(cell));
}
