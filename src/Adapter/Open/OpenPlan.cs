using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Adapter.Open;

/// <summary>A disclosed version of a plan as everyone sees it.</summary>
internal sealed record OpenPlan(string Name, string Title, int Year, string LeadDepartment, string DisclosedAt, IReadOnlyList<OpenBatch> Batches)
{
    /// <summary>计划版本.</summary>
    public required int Version { get; init; }

    /// <summary>Why the plan was adjusted to this version; empty for the first.</summary>
    public required string AdjustReason { get; init; }

    /// <summary>Until when it was in force; empty while it is.</summary>
    public required string ReplacedAt { get; init; }

    /// <summary>Number, approver and reason of a 临时任务; empty for a plan of the year.</summary>
    public required string Temporary { get; init; }

    /// <summary>Title of the 实施方案; empty where there is none. Its bytes are at <c>plans/{plan}/versions/{version}/document</c>.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the 实施方案; empty where there is none.</summary>
    public required string DocumentDigest { get; init; }

    public static OpenPlan Of(InspectionPlan plan, PlanVersion version, CountyLists county) => new(
        plan.Name, version.Title, plan.Year, county.NameOf(plan.LeadDepartment), FactText.Instant(version.DisclosedAt!.Value), [.. version.Batches.Select(batch => OpenBatch.Of(batch, county))])
    {
        Version = version.Number,
        AdjustReason = version.Reason,
        ReplacedAt = version.ReplacedAt is { } at ? FactText.Instant(at) : "",
        Temporary = version.Temporary?.Text ?? "",
        Document = version.Document?.Title ?? "",
        DocumentDigest = version.Document?.Digest ?? "",
    };
}
