using Refit;

namespace ChangliBridge.Sync.Platforms.Provincial;

/// <summary>
/// 河北省双随机执法监管平台 as the bridge needs it: the canonical contract. A path here is a canonical operation; the profile's handlers turn it into
/// the real platform's path, paging, signature and envelope, so that a method returns the payload of a success. Row shapes: docs/platforms.md.
/// </summary>
internal interface IProvincialPlatform
{
    /// <summary>抽查事项目录: what a department can claim.</summary>
    [Get("/items")]
    Task<IApiResponse<PulledPage>> PullItemsAsync(int page, CancellationToken ct);

    /// <summary>分类标签库.</summary>
    [Get("/tags")]
    Task<IApiResponse<PulledPage>> PullTagsAsync(int page, CancellationToken ct);

    /// <summary>检查对象名录库.</summary>
    [Get("/targets")]
    Task<IApiResponse<PulledPage>> PullTargetsAsync(int page, CancellationToken ct);

    /// <summary>执法检查人员名录库.</summary>
    [Get("/inspectors")]
    Task<IApiResponse<PulledPage>> PullInspectorsAsync(int page, CancellationToken ct);

    /// <summary>信用风险等级, at most one a target.</summary>
    [Get("/grades")]
    Task<IApiResponse<PulledPage>> PullGradesAsync(int page, CancellationToken ct);

    /// <summary>Rows of 检查对象名录库 that changed behind a place, by instant and key.</summary>
    [Get("/targets-changes")]
    Task<IApiResponse<PulledPage>> PullTargetChangesAsync(int page, string since, string after, CancellationToken ct);

    /// <summary>Rows of 执法检查人员名录库 that changed behind a place.</summary>
    [Get("/inspectors-changes")]
    Task<IApiResponse<PulledPage>> PullInspectorChangesAsync(int page, string since, string after, CancellationToken ct);

    /// <summary>信用风险等级 that changed behind a place.</summary>
    [Get("/grades-changes")]
    Task<IApiResponse<PulledPage>> PullGradeChangesAsync(int page, string since, string after, CancellationToken ct);

    /// <summary>Takes one record of a kind: item-claim, plan, filing, draw-commitment, draw, list-confirmation, list-override, objection-dismissal, taken-off, result, handling, revisit or credit-record.</summary>
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
