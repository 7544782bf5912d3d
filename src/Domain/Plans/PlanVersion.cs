using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Domain.Plans;

/// <summary>
/// 计划版本: what a plan says from one adjustment (调整) to the next, with its own way from draft to disclosure.
/// Older versions stay as they were. Source: county plan 二(四), 调整后的年度抽查计划及时备案并公开.
/// </summary>
public sealed record PlanVersion
{
    /// <summary>From 1; what the platforms call the revision.</summary>
    public required int Number { get; init; }

    /// <summary>计划名称.</summary>
    public required string Title { get; init; }

    /// <summary>批次.</summary>
    public required IReadOnlyList<PlanBatch> Batches { get; init; }

    /// <summary>实施方案; null where there is none.</summary>
    public PlanDocument? Document { get; init; }

    /// <summary>临时任务批准; null for a plan of the year.</summary>
    public TemporaryApproval? Temporary { get; init; }

    /// <summary>Where it stands.</summary>
    public PlanState State { get; init; } = PlanState.Draft;

    /// <summary>Why the plan was adjusted; empty for the first version.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why it was returned; empty otherwise.</summary>
    public string ReturnReason { get; init; } = "";

    /// <summary>Caller who submitted it; empty until submitted.</summary>
    public string SubmittedBy { get; init; } = "";

    /// <summary>When it was written first.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>When it was filed.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>When it was disclosed.</summary>
    public DateTimeOffset? DisclosedAt { get; init; }

    /// <summary>When the next version took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>Whether it was ever disclosed, and so is public for good.</summary>
    public bool IsPublic => State is PlanState.Disclosed or PlanState.Replaced;

    /// <summary>The batch of this id; null where there is none.</summary>
    public PlanBatch? Find(string batchId) => Batches.FirstOrDefault(batch => batch.Id == batchId);

    /// <summary>The version as a platform learns of it.</summary>
    internal Dictionary<string, object> Body() => new()
    {
        ["title"] = Title,
        ["version"] = Number,
        ["reason"] = Reason,
        ["temporary"] = Temporary?.Text ?? "",
        ["document"] = Document?.Title ?? "",
        ["documentDigest"] = Document?.Digest ?? "",
        ["batches"] = Batches.Select(BodyOf).ToList(),
    };

    private static object BodyOf(PlanBatch batch) => new Dictionary<string, object>
    {
        ["batch"] = batch.Id,
        ["title"] = batch.Title,
        ["number"] = batch.Number,
        ["drawMode"] = batch.DrawMode,
        ["drawType"] = batch.DrawType,
        ["frequency"] = batch.Frequency,
        ["checkMethods"] = batch.CheckMethods,
        ["startOn"] = FactText.Day(batch.StartOn),
        ["endOn"] = FactText.Day(batch.EndOn),
        ["departments"] = batch.Departments.Select(part => part.Department).ToList(),
        ["items"] = batch.Departments.SelectMany(part => part.Items).ToList(),
        ["strata"] = batch.Strata.Select(stratum => $"{stratum.Name} {stratum.Take}").ToList(),
        ["overall"] = batch.Overall is { } overall ? $"{overall.Take} {overall.Reading}" : "",
    };
}
