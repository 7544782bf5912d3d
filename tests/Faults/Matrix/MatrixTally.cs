using System.Collections.Concurrent;

namespace ChangliBridge.Faults.Matrix;

/// <summary>Counts the cells that were run, and fails the run where one is missing.</summary>
public sealed class MatrixTally : IDisposable
{
    private static readonly ConcurrentDictionary<Cell, bool> Executed = new();

    internal static void Count(Cell cell) => Executed[cell] = true;

    /// <summary>The end of the run: says how many, and which are missing.</summary>
    public void Dispose()
    {
        var expected = FaultMatrix.Chosen.ToList();
        var missing = expected.Where(cell => !Executed.ContainsKey(cell)).ToList();
        Console.WriteLine($"faults: {expected.Count - missing.Count}/{expected.Count} cells executed, {FaultMatrix.All.Count(cell => Exemption.Of(cell) is not null)} of {FaultMatrix.All.Count()} exempt, {NamedTest.All.Count} rows shown by named tests");
        if (missing.Count > 0 && FaultMatrix.Asked is "usual" or "all")
            throw new InvalidOperationException($"Not executed:\n{string.Join('\n', missing)}");
    }
}
