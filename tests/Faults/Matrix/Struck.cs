using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Matrix;

/// <summary>A county, and the row in it that a fault meets.</summary>
/// <param name="County">The county.</param>
/// <param name="Part">Whose result or handling the row carries.</param>
/// <param name="Key">The row.</param>
internal sealed record Struck(County County, TaskPart Part, DeliveryKey Key)
{
    public required RowState State { get; init; }

    /// <summary>Causes the row where it is still absent; otherwise has done so.</summary>
    public required Func<CancellationToken, Task> CauseAsync { get; init; }

    /// <summary>Lets the row go that is held where it should be struck, so that the fault meets it on its way.</summary>
    public void LetGo()
    {
        County.Province.Faults.Clear(Sandbox.Faults.FaultNames.HoldBeforeCommit);
        County.Province.Faults.Clear(Sandbox.Faults.FaultNames.HoldLookUp);
        County.Province.Gates.Open(null);
    }

    public Task UntilAsync(string state, CancellationToken ct) => County.UntilStateAsync(Key, state, ct);
}
