using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>联合抽查: what a county sets.</summary>
internal sealed record JointOptions
{
    /// <summary>Documents that a target has to prepare; no public list was found, so each county writes its own.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<NoticeDocumentOptions> Documents { get; init; } = [];
}
