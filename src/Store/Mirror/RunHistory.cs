namespace ChangliBridge.Store.Mirror;

/// <summary>How a job stands, as far as its calendar asks.</summary>
public sealed record RunHistory
{
    /// <summary>A run is not over.</summary>
    public bool Open { get; init; }

    /// <summary>A run waits for somebody to decide.</summary>
    public bool Held { get; init; }

    /// <summary>The snapshot that serves can be built on.</summary>
    public bool TakesChanges { get; init; }

    /// <summary>When a run was last asked for; null before the first.</summary>
    public DateTimeOffset? LastAsked { get; init; }

    /// <summary>When the newest full run that came to its end was asked for. One that somebody must or did decide over came to its end.</summary>
    public DateTimeOffset? LastFull { get; init; }
}
