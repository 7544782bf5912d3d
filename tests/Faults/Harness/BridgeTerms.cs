namespace ChangliBridge.Faults.Harness;

/// <summary>The bridge's timings, scaled down so that a scenario takes seconds. Everything else follows from them, as in the field.</summary>
internal sealed record BridgeTerms
{
    private static readonly string[] Platforms = ["Provincial", "InternetPlus"];

    public string Policy { get; init; } = "LookupThenResend";

    public int TimeoutMilliseconds { get; init; } = 500;

    public int SettleMilliseconds { get; init; } = 500;

    public int AttemptBudget { get; init; } = 5;

    public int Concurrency { get; init; } = 16;

    /// <summary>Whether the bridges speak to the platforms without a line between them that a scenario could hold or cut.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Whether each concluded result also becomes a 监管行为 record, delivered to 互联网+监管: a second delivery a result, under a key of its own.</summary>
    public bool ReportsActs { get; init; }

    /// <summary>Seconds after which the bridge stops waiting for its database.</summary>
    public int StoreSeconds { get; init; } = 2;

    /// <summary>Connections to PostgreSQL that one bridge may have.</summary>
    public int StoreConnections { get; init; } = 20;

    /// <summary>How long a lease lasts: a secret and four attempts ahead, each with its grace and margin.</summary>
    public TimeSpan Lease => TimeSpan.FromMilliseconds((6 * TimeoutMilliseconds) + 3000);

    /// <summary>As environment variables.</summary>
    public IEnumerable<(string Name, string Value)> Settings => Platforms.SelectMany(platform => new[]
    {
        ($"Platforms__{platform}__Delivery__Policy", Policy),
        ($"Platforms__{platform}__Delivery__SettleMilliseconds", $"{SettleMilliseconds}"),
        ($"Platforms__{platform}__Delivery__AttemptBudget", $"{AttemptBudget}"),
        ($"Platforms__{platform}__Limits__TimeoutMilliseconds", $"{TimeoutMilliseconds}"),
        ($"Platforms__{platform}__Limits__Concurrency", $"{Concurrency}"),
    }).Append(("Supervision__Report", ReportsActs ? "true" : "false"));
}
