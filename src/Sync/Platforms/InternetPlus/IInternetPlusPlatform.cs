using Refit;

namespace ChangliBridge.Sync.Platforms.InternetPlus;

/// <summary>互联网+监管 as the bridge needs it: the canonical contract, to be read like <see cref="Provincial.IProvincialPlatform"/>.</summary>
internal interface IInternetPlusPlatform
{
    /// <summary>监管事项目录.</summary>
    [Get("/supervision-items")]
    Task<IApiResponse<PulledPage>> PullSupervisionItemsAsync(int page, CancellationToken ct);

    /// <summary>Takes one record of a kind: item-mapping, joint-task or supervision-act.</summary>
    [Post("/{kind}")]
    Task<IApiResponse<Receipt>> PublishAsync(string kind, [Body] HttpContent record, CancellationToken ct);

    /// <summary>Looks up one revision of a record.</summary>
    [Get("/lookup")]
    Task<IApiResponse<LookUpReply>> LookUpAsync(string businessKey, int revision, CancellationToken ct);

    /// <summary>Counts the records accepted in a period, by kind. Instants are RFC 3339 in UTC, the end is not part of it.</summary>
    [Get("/counts")]
    Task<IApiResponse<CountsReply>> CountAsync(string from, string to, CancellationToken ct);

    /// <summary>Lists the keys of the records accepted in a period, by key (its UTF-8 bytes) and revision.</summary>
    [Get("/keys")]
    Task<IApiResponse<PulledPage>> ListKeysAsync(string from, string to, int page, CancellationToken ct);
}
