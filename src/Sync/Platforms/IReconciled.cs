using ChangliBridge.Store.Reconciling;

namespace ChangliBridge.Sync.Platforms;

/// <summary>What the reconciliation needs of a platform.</summary>
internal interface IReconciled
{
    /// <summary>One of <see cref="Domain.Facts.Platforms"/>.</summary>
    string Name { get; }

    /// <summary>How long the platform's answers may lag behind what it accepted.</summary>
    DeliveryProfile Delivery { get; }

    /// <summary>How much the platform bears.</summary>
    LimitsProfile Limits { get; }

    /// <summary>Whether the profile has a path for an operation.</summary>
    bool Speaks(string operation);

    /// <summary>Counts what the platform accepted in a period of its own clock.</summary>
    Task<CountExchange> CountAsync(ReconciledPeriod period, CancellationToken ct);

    /// <summary>One page of the keys that the platform accepted in a period of its own clock.</summary>
    /// <param name="period">The period.</param>
    /// <param name="page">From 1; beyond the end comes a page without rows.</param>
    /// <param name="ct">Gives up.</param>
    Task<PullExchange> ListKeysAsync(ReconciledPeriod period, int page, CancellationToken ct);

    /// <summary>Asks whether the platform has one revision of a record.</summary>
    Task<LookUpExchange> LookUpAsync(string businessKey, int revision, CancellationToken ct);
}
