using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Matrix;

/// <summary>One county for the cells of a store and a number of bridges, one after another; opened anew where a cell has broken it.</summary>
public sealed class SharedCounty : IAsyncDisposable
{
    private County? county;

    internal async Task PlayAsync(Cell cell, CancellationToken ct)
    {
        if (county is not null && county.Bridges.Count != cell.Replicas)
            await DisposeAsync();
        county ??= await County.OpenAsync((cell.Store, cell.Replicas), new BridgeTerms(), ct);
        try
        {
            await MatrixRun.PlayAsync(county, cell, ct);
            MatrixTally.Count(cell);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (county is not null)
            await county.DisposeAsync();
        county = null;
    }
}
