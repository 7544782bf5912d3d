using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads 已办结的检查: the frame of a revisit.</summary>
internal static class FinishedInspections
{
    /// <summary>Tasks of a plan whose every result is reviewed, as a query.</summary>
    public static IQueryable<InspectionTask> TasksOf(BridgeDb db, string planId)
    {
        var draws = $"inspectionPlans/{planId}/draws/";
        return db.Set<InspectionTask>().Where(task => task.Draw.StartsWith(draws) && (task.State == TaskState.Concluded || task.State == TaskState.Disclosed));
    }

    /// <summary>Tasks with their results.</summary>
    public static async Task<List<FinishedInspection>> OfAsync(BridgeDb db, IQueryable<InspectionTask> tasks, CancellationToken ct)
    {
        var ids = tasks.Select(task => task.Id);
        var results = (await db.Set<InspectionResult>().AsNoTracking().Where(result => ids.Contains(result.TaskId)).ToListAsync(ct)).ToLookup(result => result.TaskId);
        return [.. (await tasks.AsNoTracking().OrderBy(task => task.Id).ToListAsync(ct)).Select(task => new FinishedInspection(task, [.. results[task.Id]]))];
    }
}
