using ChangliBridge.Store;

namespace ChangliBridge.Faults.Matrix;

/// <summary>One cell of the matrix.</summary>
internal readonly record struct Cell(string Fault, RowState State, StoreProvider Store, int Replicas)
{
    public override string ToString() => $"{Fault} × {State} × {Store} × {Replicas}";
}
