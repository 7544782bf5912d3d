using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>联合抽查: what a county sets.</summary>
internal sealed record JointOptions
{
    /// <summary>Working days in which a participating department confirms the drawn list. Source of the two: 沧州市新华区2024年计划, 科左中旗2024年计划.</summary>
    [Range(1, 30)]
    public int ConfirmWithinWorkingDays { get; init; } = 2;

    /// <summary>Documents that a target has to prepare; no public list was found, so each county writes its own.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<NoticeDocumentOptions> Documents { get; init; } = [];
}
