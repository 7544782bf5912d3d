namespace ChangliBridge.Store;

/// <summary>A unit in a write queue, and whoever waits for its answer.</summary>
/// <param name="actor">Who acts.</param>
internal abstract class WaitingUnit(string actor)
{
    /// <summary>Who acts.</summary>
    public string Actor => actor;

    /// <summary>Why the unit is refused; null as long as it is not.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>How often it was run.</summary>
    public int Runs { get; private set; }

    /// <summary>Runs it and saves what it changed; its audit entries are the caller's to append.</summary>
    public Task RunAsync(WriteUnit unit)
    {
        Runs++;
        return RunOnceAsync(unit);
    }

    /// <summary>The first reason counts.</summary>
    public void Fail(Exception fault) => Fault ??= fault;

    /// <summary>Tells the caller, after the commit.</summary>
    public abstract void Reply();

    protected abstract Task RunOnceAsync(WriteUnit unit);
}
