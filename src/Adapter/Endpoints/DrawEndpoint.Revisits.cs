using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>What a confirmed draw of finished inspections makes: revisits, and no tasks.</summary>
internal sealed partial class DrawEndpoint
{
    /// <returns>False where the draw is of an ordinary batch.</returns>
    private static async Task<bool> KeepRevisitsAsync(Mutation mutation, Draw draw, DrawOutcome outcome, CancellationToken ct)
    {
        var plan = await mutation.Db.Set<InspectionPlan>().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var batch = plan.Batches.Single(batch => batch.Id == draw.BatchId);
        if (batch.RevisitedPlan.Length == 0)
            return false;
        var department = batch.Departments[0].Department;
        // By id: a result may be under amendment since the freeze.
        var (drawn, present) = (outcome.Drawn.Select(entry => entry.Id).ToList(), outcome.Present());
        var finished = (await FinishedInspections.OfAsync(mutation.Db, mutation.Db.Set<InspectionTask>().Where(task => drawn.Contains(task.Id)), ct)).ToDictionary(inspection => inspection.Task.Id);
        mutation.Db.AddRange(drawn.Order(StringComparer.Ordinal).Select((task, i) => Revisit.Open(
            $"{plan.Id}-{draw.Number}-{i + 1:0000}", (plan.Id, draw.Name, department, batch.StartOn, batch.EndOn), finished[task], present[(task, department)])));
        return true;
    }
}
