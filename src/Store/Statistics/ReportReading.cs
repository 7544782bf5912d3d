using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Statistics;

/// <summary>Reads the rows of a report (报表行): the batches of disclosed plans whose window touches the period, in the order of their windows.</summary>
public static class ReportReading
{
    /// <param name="db">Where to read.</param>
    /// <param name="period">报表期.</param>
    /// <param name="counted">Id of the one department that leads or takes part, empty for all, and the county's terms. A batch is counted whole.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<IReadOnlyList<ReportedBatch>> RowsAsync(BridgeDb db, ReportPeriod period, (string Department, CountingTerms Terms) counted, CancellationToken ct)
    {
        var (first, last) = (period.Year - 1, period.Year);
        var plans = await db.Set<InspectionPlan>().AsNoTracking().Where(plan => plan.Year >= first && plan.Year <= last && plan.State == PlanState.Disclosed).ToListAsync(ct).ConfigureAwait(false);
        var batches = (from plan in plans
                       from batch in plan.Batches
                       where batch.RevisitedPlan.Length == 0 && period.Touches(batch.StartOn, batch.EndOn) && (counted.Department.Length == 0 || batch.Involves(counted.Department))
                       orderby batch.StartOn, batch.EndOn, plan.Id, batch.Id
                       select (Plan: plan, Batch: batch)).ToList();
        var counts = await CountsAsync(db, [.. batches.Select(row => row.Plan.Id).Distinct()], counted.Terms, ct).ConfigureAwait(false);
        var items = await ItemsAsync(db, [.. batches.SelectMany(row => row.Batch.Departments).SelectMany(part => part.Items).Distinct()], ct).ConfigureAwait(false);
        return [.. batches.Select(row => new ReportedBatch(
            row.Plan,
            row.Batch,
            [.. row.Batch.Departments.SelectMany(part => part.Items).Select(items.GetValueOrDefault).OfType<InspectionItem>()],
            counts.GetValueOrDefault((row.Plan.Id, row.Batch.Id), new ReportCounts())))];
    }

    private static async Task<Dictionary<(string Plan, string Batch), ReportCounts>> CountsAsync(BridgeDb db, List<string> plans, CountingTerms terms, CancellationToken ct)
    {
        var draws = await db.Set<Draw>().Where(draw => draw.State == DrawState.Confirmed && plans.Contains(draw.PlanId))
            .Select(draw => new { draw.PlanId, draw.BatchId, draw.Number, draw.FrameSize }).ToListAsync(ct).ConfigureAwait(false);
        var batchOf = draws.ToDictionary(draw => Draw.NameOf(draw.PlanId, draw.Number), draw => (draw.PlanId, draw.BatchId));
        var counts = draws.GroupBy(draw => (draw.PlanId, draw.BatchId)).ToDictionary(own => own.Key, own => new ReportCounts { Frame = own.Max(draw => draw.FrameSize) });
        var names = batchOf.Keys.ToList();
        var rows = new CountedRows(db, new StatisticsFilter(DateOnly.MinValue, DateOnly.MaxValue), terms);
        await foreach (var target in rows.ReadAsync(db.Set<InspectionTask>().Where(task => EF.Parameter(names).Contains(task.Draw)), ct).ConfigureAwait(false))
            counts[batchOf[target.Draw]] = counts[batchOf[target.Draw]].With(target);
        return counts;
    }

    private static Task<Dictionary<string, InspectionItem>> ItemsAsync(BridgeDb db, List<string> ids, CancellationToken ct) =>
        db.Set<InspectionItem>().AsNoTracking().Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, ct);
}
