using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Adapter.Open;

/// <summary>A disclosed plan as everyone sees it.</summary>
internal sealed record OpenPlan(string Name, string Title, int Year, string LeadDepartment, string DisclosedAt, IReadOnlyList<OpenBatch> Batches)
{
    public static OpenPlan Of(InspectionPlan plan, CountyLists county) => new(
        plan.Name, plan.Title, plan.Year, county.NameOf(plan.LeadDepartment), FactText.Instant(plan.DisclosedAt!.Value), [.. plan.Batches.Select(batch => OpenBatch.Of(batch, county))]);
}
