using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>冻结, 承诺与公开, 抽取, 更换, 确认, 作废.</summary>
internal sealed partial class DrawEndpoint
{
    public override Task<V1.Draw> FreezeDraw(V1.FreezeDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var plan = await PlanEndpoint.LoadAsync(mutation.Db, mutation.Caller, (request.Parent, "parent"), ct);
            mutation.Caller.RequireDepartment(plan.LeadDepartment, "parent");
            var draws = await mutation.Db.Set<Draw>().Where(draw => draw.Office == plan.LeadDepartment).ToListAsync(ct);
            var (faults, ofPlan) = (new FaultList(), draws.Where(draw => draw.PlanId == plan.Id).ToList());
            var batch = CheckFreeze(faults, plan, request.BatchId, ofPlan);
            var revealBy = request.RevealBy.ToInstant("reveal_by", faults);
            var slots = request.ToSlots((mutation.Now, revealBy), county.Parties, faults);
            faults.ThrowIfAny();
            var number = ofPlan.Select(draw => draw.Number).DefaultIfEmpty().Max() + 1;
            var previous = draws.OrderBy(draw => draw.FrozenAt).LastOrDefault()?.Commitment ?? DrawHeader.NoPrevious;
            var frozen = FreezeOrExplain(await new DrawInputsReading(mutation.Db, county, plan, batch!).ReadAsync((number, previous, slots, revealBy, mutation.Now), ct));
            var draw = Draw.Freeze(plan, (batch!.Id, number), frozen, (slots, revealBy, mutation.Now));
            mutation.Db.Add(draw);
            mutation.Deliver(draw.CommitmentFact(county.Division));
            mutation.Audit("draw.freeze", draw.Name, ("commitment", draw.Commitment), ("root", draw.Root), ("count", draw.FrameSize), ("previous", previous));
            return draw.ToProto();
        });

    public override Task<V1.Draw> AddContribution(V1.AddContributionRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (draw, _) = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            if (request.ContributionCase == V1.AddContributionRequest.ContributionOneofCase.Value)
                draw.OpenValue(request.Slot, mutation.Caller.Department, request.Value, mutation.Now);
            else
                draw.Commit(request.Slot, mutation.Caller.Department, request.Commitment, mutation.Now);
            mutation.Audit("draw.contribute", draw.Name, ("slot", request.Slot), ("contribution", request.Value.Length > 0 ? request.Value : request.Commitment));
            return draw.ToProto();
        });

    public override Task<V1.Draw> RevealDraw(V1.RevealDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var draw = await LoadOwnAsync(mutation, request.Name, ct);
            draw.Reveal(mutation.Now);
            mutation.Audit("draw.reveal", draw.Name, ("seed", draw.Seed), ("drawn", draw.DrawnCount));
            return draw.ToProto();
        });

    public override Task<V1.Draw> ReplaceInspector(V1.ReplaceInspectorRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            faults.RequireText("reason", request.Reason);
            faults.ThrowIfAny();
            var (draw, _) = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var inspectorId = ResourceName.Id(request.Inspector, "inspector", "inspectors");
            var inspector = await Mirror.Inspectors(mutation.Db).AsNoTracking().SingleOrDefaultAsync(inspector => inspector.Id == inspectorId, ct)
                ?? throw ResourceName.Unknown(request.Inspector, "inspector");
            var outcome = draw.Replace(new ReplacementEntry(request.Target, inspector.Department, inspectorId, request.Reason, mutation.Caller.Actor), mutation.Caller.Department);
            mutation.Audit("draw.replace", draw.Name, ("target", request.Target), ("from", inspectorId), ("to", outcome.Replacements[^1].To));
            return draw.ToProto();
        });

    public override Task<V1.Draw> ConfirmDraw(V1.ConfirmDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var draw = await LoadOwnAsync(mutation, request.Name, ct);
            var outcome = draw.Recompute();
            mutation.Deliver(draw.Confirm(outcome, (county.Division, mutation.Now)));
            mutation.Db.AddRange(await TasksAsync(mutation, draw, outcome, ct));
            mutation.Audit("draw.confirm", draw.Name, ("tasks", draw.DrawnCount));
            return draw.ToProto();
        });

    public override Task<V1.Draw> VoidDraw(V1.VoidDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            faults.RequireText("reason", request.Reason);
            faults.ThrowIfAny();
            var (draw, _) = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            draw.Void(request.Reason);
            mutation.Audit("draw.void", draw.Name, ("reason", request.Reason));
            return draw.ToProto();
        });

    private PlanBatch? CheckFreeze(FaultList faults, InspectionPlan plan, string batchId, List<Draw> draws)
    {
        faults.Require(plan.State == PlanState.Disclosed, new Fault(Rule.PlanDisclosed, "parent", $"计划{plan.Id}尚未公示。", "请先批准、备案并公示计划。"));
        var batch = plan.Batches.FirstOrDefault(batch => batch.Id == batchId);
        if (!faults.Require(batch is not null, new Fault(Rule.Unknown, "batch_id", $"计划{plan.Id}没有批次“{batchId}”。", $"批次有：{string.Join("、", plan.Batches.Select(known => known.Id))}。")))
            return null;
        faults.Require(batch!.EndOn >= county.Today, new Fault(Rule.WindowAhead, "batch_id", $"批次的时间窗口已于{batch.EndOn:yyyy-MM-dd}结束。", "请调整计划后再抽取。"));
        var standing = draws.Find(draw => draw.BatchId == batchId && draw.State != DrawState.Void);
        faults.Require(standing is null, new Fault(Rule.OneOpenDraw, "batch_id", $"该批次已有抽取{standing?.Name}。", "一个批次只抽取一次；确需重抽，请县双随机办先作废。"));
        return batch;
    }

    private static FrozenDraw FreezeOrExplain(DrawInputs inputs)
    {
        try
        {
            return FrozenDraw.Freeze(inputs);
        }
        catch (DrawRefused refused)
        {
            throw new RuleViolation([.. refused.Faults.Take(100).Select(fault => new Fault(Rule.DrawInput, fault.Field, DrawFaultText.Reason(fault), DrawFaultText.Remedy(fault)))]);
        }
    }

    private static async Task<Draw> LoadOwnAsync(Mutation mutation, string name, CancellationToken ct)
    {
        var (draw, _) = await LoadAsync(mutation.Db, mutation.Caller, (name, "name"), ct);
        mutation.Caller.RequireDepartment(draw.Office, "name");
        return draw;
    }

    /// <summary>One task a drawn target, numbered by the targets' codes: the order of the draw stays internal.</summary>
    private static async Task<List<InspectionTask>> TasksAsync(Mutation mutation, Draw draw, DrawOutcome outcome, CancellationToken ct)
    {
        var plan = await mutation.Db.Set<InspectionPlan>().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var batch = plan.Batches.Single(batch => batch.Id == draw.BatchId);
        var drawn = outcome.Drawn.Select(entry => entry.Id).ToHashSet();
        var targets = new List<DrawnTarget>();
        await foreach (var row in Mirror.Targets(mutation.Db).AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (drawn.Contains(row.CreditCode ?? row.RegistrationNumber ?? ""))
                targets.Add(new DrawnTarget(row.Id, row.CreditCode ?? row.RegistrationNumber ?? "", row.Name));
        }
        var present = outcome.Present();
        return [.. targets.OrderBy(target => target.Code, StringComparer.Ordinal).Select((target, i) => InspectionTask.Open(
            $"{plan.Id}-{draw.Number}-{i + 1:0000}", draw.Name, target,
            (batch, [.. batch.Departments.Select(part => DepartmentPart.Of(part.Department, present[(target.Code, part.Department)], part.Items))], mutation.Now)))];
    }
}
