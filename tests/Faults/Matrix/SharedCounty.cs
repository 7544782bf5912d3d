using ChangliBridge.Faults.Harness;

namespace ChangliBridge.Faults.Matrix;

/// <summary>One county for the cells of a store and a number of bridges, one after another; opened anew where a cell has broken it.</summary>
public sealed class SharedCounty : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>More than any cell needs: the exhausted pool takes the most.</summary>
    private const int PartsOfACell = 100;

    private County? county;

    internal async Task PlayAsync(Cell cell, CancellationToken ct)
    {
        var terms = FaultMatrix.FaultOf(cell).Terms;
        if (county is not null && (county.Bridges.Count != cell.Replicas || county.Terms != terms || county.PartsLeft < PartsOfACell))
            await DisposeAsync();
        county ??= await County.OpenAsync((cell.Store, cell.Replicas), terms, ct);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Longest);
        try
        {
            await MatrixRun.PlayAsync(county, cell, deadline.Token);
            MatrixTally.Count(cell);
            // Each bridge has its own secret: one that has not sent since still has the dead one.
            if (cell.Replicas > 1 && FaultMatrix.FaultOf(cell).Lingers)
                await DisposeAsync();
        }
        catch
        {
            foreach (var bridge in county?.Bridges ?? [])
                Console.WriteLine($"{cell}, the bridge's last words:\n{bridge.Log[^Math.Min(bridge.Log.Length, 6000)..]}");
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref county, null) is { } open)
            await open.DisposeAsync();
    }
}
