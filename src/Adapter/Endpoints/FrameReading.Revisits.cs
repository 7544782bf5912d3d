using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Adapter.Endpoints;

// The list of a revisit is made of finished inspections: the id is the task's, and nobody who was at the first check is free.
internal sealed partial class FrameReading
{
    private async Task<(Frame Frame, List<RecusalEntry> Recusals)> RevisitFrameAsync(HashSet<string> roster, IReadOnlyList<Recusal> declared, CancellationToken ct)
    {
        var finished = await FinishedInspections.OfAsync(db, FinishedInspections.TasksOf(db, batch.RevisitedPlan), ct);
        var builder = new FrameBuilder(finished.Count);
        var recusals = new HashSet<RecusalEntry>();
        var byTarget = declared.ToLookup(recusal => recusal.TargetId, recusal => recusal.InspectorId);
        foreach (var inspection in finished)
        {
            builder.Add(inspection.Task.Id, BatchRule.StratumOf(batch, new CandidateTarget(inspection.Task.Id, default, "", default, [inspection.Tag], null)));
            foreach (var inspector in inspection.Inspectors.Concat(byTarget[inspection.Task.TargetId]).Where(roster.Contains))
                recusals.Add(new RecusalEntry(inspector, inspection.Task.Id));
        }
        return (builder.Build(), [.. recusals]);
    }
}
