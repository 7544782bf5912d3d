namespace ChangliBridge.Store;

/// <summary>
/// The only way to write. A unit runs in one transaction with its audit entries: when <see cref="RunAsync"/> returns, it is on disk;
/// when it throws, nothing is stored. A unit may be run again after a conflict, so it does nothing outside the database.
/// </summary>
public abstract class WriteQueue : IAsyncDisposable
{
    /// <summary>Runs <paramref name="unit"/> and returns its answer after the commit.</summary>
    /// <param name="actor">Who acts, for the audit chain.</param>
    /// <param name="unit">Reads and changes rows through the given <see cref="WriteUnit"/>; changes of tracked entities are saved for it.</param>
    /// <param name="ct">Gives up while the unit waits; once the commit has begun it is carried through.</param>
    public abstract Task<T> RunAsync<T>(string actor, Func<WriteUnit, CancellationToken, Task<T>> unit, CancellationToken ct);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
