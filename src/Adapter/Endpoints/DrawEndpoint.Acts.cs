using System.Diagnostics;
using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Draws;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>抽取, 更换, 确认, 作废, 重抽批准. What the frozen draw says is read before the unit: it never changes, and it is large.</summary>
internal sealed partial class DrawEndpoint
{
    public override Task<V1.Draw> RevealDraw(V1.RevealDrawRequest request, ServerCallContext context)
    {
        var (called, thawed) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        return mutations.RunAsync(request, context, async (db, ct) =>
        {
            var frozen = await ThawAsync(request.Name, context)(db, ct);
            thawed = Stopwatch.GetElapsedTime(called);
            return frozen;
        }, async (mutation, frozen, ct) =>
        {
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            RequireOfficeOrSupervisor(mutation.Caller, draw);
            frozen = await ThawedAsync(frozen, mutation, draw, ct);
            var started = Stopwatch.GetTimestamp();
            var selection = draw.Select(frozen, mutation.Now);
            var ranked = Stopwatch.GetElapsedTime(started);
            var outcome = draw.Reveal(frozen, selection, mutation.Now);
            var dealt = Stopwatch.GetElapsedTime(started);
            await DrawRecords.KeepOutcomeAsync(mutation.Unit, draw.Id, outcome, ct);
            LogRevealed(log, draw, (thawed, ranked, dealt - ranked, Stopwatch.GetElapsedTime(started) - dealt));
            mutation.Audit("draw.reveal", draw.Name, ("seed", draw.Seed), ("drawn", draw.DrawnCount), ("assurance", draw.Assurance));
            return draw.ToProto(mutation.Now);
        });
    }

    public override Task<V1.Draw> ReplaceInspector(V1.ReplaceInspectorRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, ThawAsync(request.Name, context), async (mutation, frozen, ct) =>
        {
            RequireReason(request.Reason);
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var inspectorId = ResourceName.Id(request.Inspector, "inspector", "inspectors");
            var inspector = await Mirror.Inspectors(mutation.Db).AsNoTracking().SingleOrDefaultAsync(inspector => inspector.Id == inspectorId, ct)
                ?? throw ResourceName.Unknown(request.Inspector, "inspector");
            var entry = new ReplacementEntry(request.Target, inspector.Department, inspectorId, request.Reason, mutation.Caller.Actor);
            var outcome = draw.Replace(await ThawedAsync(frozen, mutation, draw, ct), entry, mutation.Caller.Department, mutation.Now);
            mutation.Audit("draw.replace", draw.Name, ("target", request.Target), ("from", inspectorId), ("to", outcome.Replacements[^1].To));
            return draw.ToProto(mutation.Now);
        });

    public override Task<V1.Draw> ConfirmDraw(V1.ConfirmDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, ThawAsync(request.Name, context), async (mutation, frozen, ct) =>
        {
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            mutation.Caller.RequireDepartment(draw.Office, "name");
            draw.RequireDrawn(mutation.Now);
            var approval = await BurdenEndpoint.RequireBearableAsync(mutation, draw, county.Burden, ct);
            var outcome = draw.Outcome(await ThawedAsync(frozen, mutation, draw, ct));
            await mutation.DeliverAsync(draw.Confirm(outcome, (county.Division, mutation.Now)), ct);
            if (!await KeepRevisitsAsync(mutation, draw, outcome, ct))
                await KeepTasksAsync(mutation, draw, (outcome, approval), ct);
            mutation.Audit("draw.confirm", draw.Name, ("tasks", draw.DrawnCount));
            return draw.ToProto(mutation.Now);
        });

    public override Task<V1.Draw> VoidDraw(V1.VoidDrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, ThawAsync(request.Name, context), async (mutation, frozen, ct) =>
        {
            RequireReason(request.Reason);
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            var computes = draw.AllOpened && draw.Seed.Length == 0;
            if (draw.Void(request.Reason, (mutation.Caller.Actor, mutation.Caller.Department), computes ? await ThawedAsync(frozen, mutation, draw, ct) : null, mutation.Now) is { } outcome)
                await DrawRecords.KeepOutcomeAsync(mutation.Unit, draw.Id, outcome, ct);
            mutation.Audit("draw.void", draw.Name, ("reason", request.Reason), ("seed", draw.Seed));
            return draw.ToProto(mutation.Now);
        });

    public override Task<V1.Draw> ApproveRedraw(V1.ApproveRedrawRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            RequireReason(request.Reason);
            var draw = await LoadAsync(mutation.Db, mutation.Caller, (request.Name, "name"), ct);
            draw.ApproveRedraw(request.Reason, (mutation.Caller.Actor, mutation.Caller.Department), mutation.Now);
            mutation.Audit("draw.approve-redraw", draw.Name, ("reason", request.Reason));
            return draw.ToProto(mutation.Now);
        });

    /// <summary>Reads the frozen draw, where there is such a draw for the caller: what is wrong with the request, the act says.</summary>
    private static Func<BridgeDb, CancellationToken, Task<FrozenDraw?>> ThawAsync(string name, ServerCallContext context) => async (db, ct) =>
    {
        try
        {
            return await FindAsync(db, Caller.Of(context), (name, "name"), ct) is { } draw ? await DrawRecords.ThawAsync(db, draw.Id, ct) : null;
        }
        catch (RuleViolation)
        {
            return null;
        }
    };

    // A draw that appeared since the reading is read now.
    private static async Task<FrozenDraw> ThawedAsync(FrozenDraw? frozen, Mutation mutation, Draw draw, CancellationToken ct) => frozen ?? await DrawRecords.ThawAsync(mutation.Db, draw.Id, ct);

    private static void RequireReason(string reason)
    {
        var faults = new FaultList();
        faults.RequireText("reason", reason);
        faults.ThrowIfAny();
    }

    /// <summary>Keeps the tasks; of a joint batch, the other departments confirm their list before anybody checks.</summary>
    private async Task KeepTasksAsync(Mutation mutation, Draw draw, (DrawOutcome Outcome, string ApprovalNumber) of, CancellationToken ct)
    {
        var plan = await mutation.Db.Set<InspectionPlan>().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var (batch, tasks) = (plan.Batches.Single(batch => batch.Id == draw.BatchId), await TasksAsync(mutation, draw, of, ct));
        if (batch.Joint)
            mutation.Db.Add(JointList.Open((draw.Name, tasks), [.. batch.Departments.Select(part => part.Department)], CountyOptions.DayOf(draw.DrawnAt!.Value), mutation.Now));
        await DrawRecords.KeepTasksAsync(mutation.Unit, tasks, ct);
        await jointTasks.ReportAsync(mutation, (plan, batch, draw), ct);
    }

    /// <summary>One task a drawn target, numbered by the targets' codes: the order of the draw stays internal.</summary>
    private static async Task<List<InspectionTask>> TasksAsync(Mutation mutation, Draw draw, (DrawOutcome Outcome, string ApprovalNumber) of, CancellationToken ct)
    {
        var plan = await mutation.Db.Set<InspectionPlan>().SingleAsync(plan => plan.Id == draw.PlanId, ct);
        var batch = plan.Batches.Single(batch => batch.Id == draw.BatchId);
        var drawn = of.Outcome.Drawn.Select(entry => entry.Id).ToHashSet();
        var targets = new List<DrawnTarget>();
        var register = Mirror.Targets(mutation.Db).Select(row => new { row.Id, Code = row.CreditCode ?? row.RegistrationNumber ?? "", row.Name });
        await foreach (var row in register.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (drawn.Contains(row.Code))
                targets.Add(new DrawnTarget(row.Id, row.Code, row.Name));
        }
        var present = of.Outcome.Present();
        return [.. targets.OrderBy(target => target.Code, StringComparer.Ordinal).Select((target, i) => InspectionTask.Open(
            $"{plan.Id}-{draw.Number}-{i + 1:0000}", draw.Name, target,
            (batch, [.. batch.Departments.Select(part => DepartmentPart.Of(part.Department, present[(target.Code, part.Department)], part.Items))], mutation.Now)).ApprovedAs(of.ApprovalNumber))];
    }

    private static void LogRevealed(ILogger log, Draw draw, (TimeSpan Thaw, TimeSpan Rank, TimeSpan Deal, TimeSpan Store) took) => LogRevealed(
        log, draw.Name, draw.DrawnCount, draw.SeatCount,
        took.Thaw.TotalMilliseconds, took.Rank.TotalMilliseconds, took.Deal.TotalMilliseconds, took.Store.TotalMilliseconds);

    [LoggerMessage(LogLevel.Information, "Revealed {Draw}: {Drawn} targets, {Seats} seats; thawed in {ThawMilliseconds:F0} ms, ranked in {RankMilliseconds:F0} ms, dealt in {DealMilliseconds:F0} ms, stored in {StoreMilliseconds:F0} ms")]
    private static partial void LogRevealed(
        ILogger log, string draw, int drawn, int seats, double thawMilliseconds, double rankMilliseconds, double dealMilliseconds, double storeMilliseconds);
}
