namespace ChangliBridge.Domain.Plans;

/// <summary>What a department wants to plan (计划草稿), as it came in, not yet checked.</summary>
/// <param name="Id">The plan's id.</param>
/// <param name="Title">计划名称.</param>
/// <param name="Year">年度.</param>
/// <param name="LeadDepartment">Id of the lead department.</param>
/// <param name="Batches">批次.</param>
public sealed record PlanDraft(string Id, string Title, int Year, string LeadDepartment, IReadOnlyList<PlanBatch> Batches)
{
    /// <summary>实施方案; null where there is none.</summary>
    public PlanDocument? Document { get; init; }

    /// <summary>临时任务批准; null for a plan of the year.</summary>
    public TemporaryApproval? Temporary { get; init; }
}
