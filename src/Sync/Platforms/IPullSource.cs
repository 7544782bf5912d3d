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

    /// <summary>One page of the changes of a list, in the order of their instants.</summary>
    /// <param name="job">One of <see cref="Store.Mirror.PullJobs"/> whose <see cref="Operations.ChangesOf"/> the platform <see cref="Speaks"/>.</param>
    /// <param name="cursor">Rows behind this place are asked for.</param>
    /// <param name="ct">Gives up.</param>
    Task<PullExchange> PullChangesAsync(string job, Store.Mirror.ChangeCursor cursor, CancellationToken ct);
}
