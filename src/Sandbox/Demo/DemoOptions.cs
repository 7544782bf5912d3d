namespace ChangliBridge.Sandbox.Demo;

/// <summary>What the demonstration was asked for.</summary>
internal sealed record DemoOptions
{
    /// <summary>The bridge's assembly.</summary>
    public required string BridgePath { get; init; }

    /// <summary>Where database, keys, logs and bundle are kept.</summary>
    public required string WorkPath { get; init; }

    public required int Size { get; init; }

    /// <summary>Ends when all is delivered instead of running on.</summary>
    public required bool Once { get; init; }

    /// <summary>Ends with one line of JSON on standard output; the narration goes to standard error.</summary>
    public required bool Json { get; init; }

    /// <summary>The bridge's PostgreSQL database; null: SQLite in the work folder.</summary>
    public required string? PostgresConnection { get; init; }

    /// <summary>How both platforms are spoken to.</summary>
    public required string Profile { get; init; }

    public required DemoPorts Ports { get; init; }
}
