namespace ChangliBridge.Store.Mirror;

/// <summary>What taking a page led to.</summary>
public enum PageOutcome
{
    /// <summary>The next page is due.</summary>
    GoOn = 1,

    /// <summary>The snapshot is complete and serves.</summary>
    Succeeded = 2,

    /// <summary>The snapshot is refused.</summary>
    Failed = 3,

    /// <summary>The run waits, to go on or to begin again.</summary>
    Waits = 4,

    /// <summary>Another worker has the run.</summary>
    Lost = 5,

    /// <summary>The snapshot is complete, and somebody must decide whether it may serve.</summary>
    Held = 6,
}
