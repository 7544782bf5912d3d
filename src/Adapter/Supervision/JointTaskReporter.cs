using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Supervision;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Supervision;

/// <summary>Tells 互联网+监管 of each joint task when its list goes out, and again when a drawn target is not checked after all.</summary>
internal sealed class JointTaskReporter(CountyLists county, IOptions<SupervisionOptions> options)
{
    private readonly bool reports = options.Value.TellsJointTasks;

    private readonly JointTaskTerms terms = new(
        county.Division,
        options.Value.JointTasks.Units.Where(unit => unit.Value.Length > 0).ToDictionary(unit => unit.Key, unit => (unit.Value, county.NameOf(unit.Key))),
        options.Value.JointTasks.UnitType, options.Value.JointTasks.RegionNumber, options.Value.JointTasks.RegionName)
    {
        ObjectTypeOf = options.Value.JointTasks.ObjectTypeOf,
        CreditCodeType = options.Value.CreditCodeType,
        RegistrationNumberType = options.Value.JointTasks.RegistrationNumberType,
        IndustryOf = options.Value.JointTasks.IndustryOf,
    };

    /// <summary>Notes what keeps a batch's message from being told.</summary>
    public async Task CheckAsync(BridgeDb db, (InspectionPlan Plan, PlanBatch Batch) of, (FaultList Faults, string Field) noted, CancellationToken ct)
    {
        if (reports && of.Batch.Joint)
            (await TaskAsync(db, of, ct)).Check(noted.Faults, noted.Field);
    }

    /// <summary>Tells of a draw that was just confirmed and whose tasks are stored.</summary>
    public async Task ReportAsync(Mutation mutation, (InspectionPlan Plan, PlanBatch Batch, Draw Draw) of, CancellationToken ct)
    {
        if (!reports || !of.Batch.Joint)
            return;
        await TellAsync(mutation, await TaskAsync(mutation.Db, (of.Plan, of.Batch), ct), (of.Draw, "", 0), ct);
    }

    /// <summary>Tells again that a task is not checked by anybody any more. A joint task that was never told of is not told of now.</summary>
    public async Task ReportWithoutAsync(Mutation mutation, InspectionTask ended, CancellationToken ct)
    {
        if (!reports)
            return;
        var draw = await mutation.Db.Set<Draw>().AsNoTracking().SingleAsync(draw => ended.Draw == "inspectionPlans/" + draw.Id, ct);
        var plan = await mutation.Db.Set<InspectionPlan>().AsNoTracking().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var task = await TaskAsync(mutation.Db, (plan, plan.Batches.Single(batch => batch.Id == draw.BatchId)), ct);
        var key = task.KeyOf(draw.Number);
        if (!await mutation.Db.Set<Delivery>().AnyAsync(delivery => delivery.Platform == Platforms.InternetPlus && delivery.BusinessKey == key, ct))
            return;
        var before = await mutation.Db.Set<InspectionTask>().CountAsync(other => other.Draw == ended.Draw && other.Id != ended.Id && other.State == TaskState.TakenOff, ct);
        await TellAsync(mutation, task, (draw, ended.Id, before + 1), ct);
    }

    // What is missing since the freeze holds up neither the list nor the lead's answer: it is entered in the audit chain that nothing was told.
    private static async Task TellAsync(Mutation mutation, JointTask task, (Draw Draw, string Without, int NotChecked) of, CancellationToken ct)
    {
        var faults = new FaultList();
        task.Check(faults, "name");
        if (faults.Any)
            mutation.Audit("joint-task.untold", of.Draw.Name, ("why", string.Join("", faults.All.Select(fault => fault.Reason))));
        else
            await mutation.DeliverAsync(task.Report(of.Draw.Number, await ObjectsAsync(mutation.Db, of.Draw.Name, of.Without, ct), of.NotChecked), ct);
    }

    private async Task<JointTask> TaskAsync(BridgeDb db, (InspectionPlan Plan, PlanBatch Batch) of, CancellationToken ct)
    {
        var ids = of.Batch.Departments.SelectMany(part => part.Items).ToList();
        var items = await db.Set<InspectionItem>().AsNoTracking().Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, ct);
        return new JointTask((of.Plan.Id, of.Plan.Title), of.Batch,
            [.. ids.Distinct().Where(items.ContainsKey).Select(id => new SupervisedItem(id, items[id].Title, [.. items[id].SupervisionItems.Select(code => (code, ""))]))], terms);
    }

    /// <summary>What is checked of a draw, but for one task, by the numbers of the tasks.</summary>
    private static async Task<IReadOnlyList<JointTaskObject>> ObjectsAsync(BridgeDb db, string draw, string without, CancellationToken ct)
    {
        var rows = from task in db.Set<InspectionTask>()
                   where task.Draw == draw && task.State != TaskState.TakenOff && task.Id != without
                   join target in Mirror.Targets(db) on task.TargetId equals target.Id into known
                   from target in known.DefaultIfEmpty()
                   orderby task.Id
                   select new JointTaskObject(task.TargetCode, task.TargetTitle, target == null ? null : target.Type, target != null && target.CreditCode == task.TargetCode);
        return await rows.ToListAsync(ct);
    }
}
