namespace ChangliBridge.Store.Mirror;

/// <summary>结构漂移: a field of a list that the contract knows otherwise, counted from its first sighting on.</summary>
public sealed class SchemaDrift
{
    /// <summary>One of <see cref="PullJobs"/>.</summary>
    public string Job { get; init; } = "";

    /// <summary>The field.</summary>
    public string Field { get; init; } = "";

    /// <summary>How it departs.</summary>
    public DriftKind Kind { get; init; }

    /// <summary>Id of the run that saw it first.</summary>
    public long FirstRun { get; init; }

    /// <summary>When, by the bridge's clock.</summary>
    public DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Id of the run that saw it last.</summary>
    public long LastRun { get; private set; }

    /// <summary>When, by the bridge's clock.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>Rows that had it. A page that was taken again counts again.</summary>
    public long Rows { get; private set; }

    /// <summary>The shape of a value, such as <c>string(18)</c>.</summary>
    public string Sample { get; private set; } = "";

    /// <summary>Seen again.</summary>
    internal void See(long run, DateTimeOffset at, FieldDrift drift)
    {
        (LastRun, LastSeenAt, Sample) = (run, at, drift.Sample);
        Rows += drift.Rows;
    }
}
