using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Draws;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads what a draw's targets bear already (入企负担): checks of the batch's year, and what could be merged.</summary>
internal sealed class BurdenReading(BridgeDb db, Draw draw, PlanBatch batch)
{
    private readonly DateOnly _first = new(batch.StartOn.Year, 1, 1);
    private readonly DateOnly _last = new(batch.StartOn.Year, 12, 31);

    /// <summary>The reading of a draw.</summary>
    public static async Task<BurdenReading> OfAsync(BridgeDb db, Draw draw, CancellationToken ct)
    {
        var plan = await db.Set<InspectionPlan>().AsNoTracking().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        return new BurdenReading(db, draw, plan.Batches.Single(batch => batch.Id == draw.BatchId));
    }

    /// <summary>Checks of the drawn targets, or of those of them that are named.</summary>
    public async Task<List<PastCheck>> ChecksAsync(IReadOnlyCollection<string>? named, CancellationToken ct)
    {
        var drawn = db.Set<DrawnRow>().Where(row => row.DrawId == draw.Id).When(named is not null, row => named!.Contains(row.Target)).Select(row => row.Target);
        var tasks = await db.Set<InspectionTask>().Where(task => drawn.Contains(task.TargetCode) && task.StartOn >= _first && task.StartOn <= _last && task.Draw != draw.Name && task.State != TaskState.TakenOff)
            .Select(task => new { task.Id, task.TargetCode, task.Draw, task.StartOn }).ToListAsync(ct);
        var draws = tasks.Select(task => DrawIdOf(task.Draw)).Distinct().ToList();
        var kinds = await db.Set<CheckApproval>().Where(approval => draws.Contains(approval.DrawId)).ToDictionaryAsync(approval => approval.DrawId, approval => approval.Kind, ct);
        var others = await db.Set<OtherCheck>().Where(check => drawn.Contains(check.TargetCode) && check.CheckOn >= _first && check.CheckOn <= _last).ToListAsync(ct);
        return
        [
            .. tasks.Select(task => new PastCheck(task.TargetCode, kinds.GetValueOrDefault(DrawIdOf(task.Draw), CheckKind.Routine), $"inspectionTasks/{task.Id}", task.StartOn)),
            .. others.Select(check => new PastCheck(check.TargetCode, check.Kind, check.Name, check.CheckOn)),
        ];
    }

    /// <summary>可合并, by target: open tasks of other draws, and disclosed batches that cover it, whose windows overlap the batch's.</summary>
    public async Task<ILookup<string, string>> MergeableAsync(IReadOnlyCollection<string> named, CancellationToken ct)
    {
        var (start, end) = (batch.StartOn, batch.EndOn);
        var tasks = await db.Set<InspectionTask>().Where(task => named.Contains(task.TargetCode) && task.State == TaskState.Open && task.Draw != draw.Name && task.StartOn <= end && task.EndOn >= start)
            .Select(task => new { Target = task.TargetCode, Subject = "inspectionTasks/" + task.Id }).ToListAsync(ct);
        var year = batch.StartOn.Year;
        var plans = await db.Set<InspectionPlan>().AsNoTracking().Where(plan => plan.State == PlanState.Disclosed && plan.Year >= year - 1 && plan.Year <= year + 1).ToListAsync(ct);
        var batches = (from plan in plans
                       from other in plan.Batches
                       where (plan.Id != draw.PlanId || other.Id != draw.BatchId) && other.StartOn <= end && other.EndOn >= start
                       select (Subject: $"{plan.Name}/batches/{other.Id}", other.Scope)).ToList();
        var register = batches.Count == 0 ? [] : await Mirror.Targets(db).AsNoTracking().Where(row => named.Contains(row.CreditCode ?? row.RegistrationNumber ?? "")).ToListAsync(ct);
        var covered = from row in register
                      let target = new CandidateTarget(row.CreditCode ?? row.RegistrationNumber ?? "", row.Type, row.RegistrationState, row.RegisteredOn, JoinedText.Split(row.Tags), null)
                      from other in batches
                      where other.Scope.Covers(target)
                      select new { Target = target.Code, other.Subject };
        return tasks.Concat(covered).ToLookup(merge => merge.Target, merge => merge.Subject);
    }

    private static string DrawIdOf(string draw) => draw[(draw.IndexOf('/') + 1)..];
}
