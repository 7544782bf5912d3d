using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>The state of everything that a freeze reads. Two equal ones mean that nothing was pulled, declared, adjusted or drawn in between.</summary>
/// <param name="PlanVersion">Version of the plan.</param>
/// <param name="Snapshots">The register's, grades' and inspectors' snapshots.</param>
/// <param name="Recusals">How many recusals there are; they are never withdrawn.</param>
/// <param name="Draws">Grows with each draw that gets a seed and each that is voided; strata may ask who was drawn in the standing ones.</param>
/// <param name="Finished">Finished inspections of the plans that it revisits.</param>
/// <param name="Lists">Changes with each decision on a tag of the county and each import of a department's inspectors.</param>
internal sealed record FreezeSource(int PlanVersion, string Snapshots, int Recusals, int Draws, int Finished, string Lists)
{
    public static async Task<FreezeSource> OfAsync(BridgeDb db, string planId, CancellationToken ct)
    {
        string[] jobs = [PullJobs.Targets, PullJobs.Grades, PullJobs.Inspectors];
        var heads = await db.Set<MirrorHead>().Where(head => jobs.Contains(head.Job)).OrderBy(head => head.Job).Select(head => $"{head.Job} {head.Snapshot} {head.Run}").ToListAsync(ct);
        var plan = await db.Set<InspectionPlan>().AsNoTracking().SingleAsync(plan => plan.Id == planId, ct);
        var finished = 0;
        foreach (var revisited in plan.Batches.Select(batch => batch.RevisitedPlan).Where(id => id.Length > 0))
            finished += await FinishedInspections.TasksOf(db, revisited).CountAsync(ct);
        return new FreezeSource(
            plan.Version, string.Join(", ", heads),
            await db.Set<Recusal>().CountAsync(ct), await db.Set<Draw>().CountAsync(draw => draw.Seed != "", ct) + await db.Set<Draw>().CountAsync(draw => draw.State == DrawState.Void, ct), finished,
            $"{await CountyTags.StateAsync(db, ct)} {await db.Set<RegisteredInspector>().MaxAsync(inspector => (DateTimeOffset?)inspector.ImportedAt, ct)}");
    }
}
