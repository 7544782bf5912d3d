namespace ChangliBridge.Sync.Platforms;

/// <summary>What the pulls need of a platform.</summary>
internal interface IPullSource
{
    /// <summary>How much the platform bears.</summary>
    LimitsProfile Limits { get; }

    /// <summary>Whether the profile has a path for an operation.</summary>
    bool Speaks(string operation);

    /// <summary>One page of a list; reads are tried again a few times by the HTTP client.</summary>
    /// <param name="job">One of <see cref="Store.Mirror.PullJobs"/> that the platform <see cref="Speaks"/>.</param>
    /// <param name="page">From 1; beyond the end comes a page without rows.</param>
    /// <param name="ct">Gives up.</param>
    Task<PullExchange> PullAsync(string job, int page, CancellationToken ct);
}
