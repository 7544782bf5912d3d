namespace ChangliBridge.Store;

/// <summary>A unit in a write queue, and whoever waits for its answer.</summary>
/// <param name="actor">Who acts.</param>
/// <param name="givenUp">When the caller gives up.</param>
internal abstract class WaitingUnit(string actor, CancellationToken givenUp)
{
    /// <summary>Who acts.</summary>
    public string Actor => actor;

    /// <summary>When the caller gives up.</summary>
    public CancellationToken GivenUp => givenUp;

    /// <summary>Why the unit is refused; null as long as it is not.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>How often it was run.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs it and saves what it changed; its audit entries are the caller's to append.</summary>
    public Task RunAsync(WriteUnit unit, CancellationToken ct)
    {
        Runs++;
        return RunOnceAsync(unit, ct);
    }

    /// <summary>The first reason counts.</summary>
    public void Fail(Exception fault) => Fault ??= fault;

    /// <summary>Tells the caller, after the commit.</summary>
    public abstract void Reply();

    protected abstract Task RunOnceAsync(WriteUnit unit, CancellationToken ct);
}
