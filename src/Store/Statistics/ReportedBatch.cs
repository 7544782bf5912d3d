using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Statistics;

namespace ChangliBridge.Store.Statistics;

/// <summary>A row of the report (报表行): a plan batch with its items and what became of it.</summary>
/// <param name="Plan">Its plan.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Items">Its items, in the plan's order.</param>
/// <param name="Counts">检查情况.</param>
public sealed record ReportedBatch(InspectionPlan Plan, PlanBatch Batch, IReadOnlyList<InspectionItem> Items, ReportCounts Counts);
