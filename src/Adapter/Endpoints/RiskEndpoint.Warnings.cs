using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>预警 over gRPC.</summary>
internal sealed partial class RiskEndpoint
{
    public override async Task<V1.ListEarlyWarningsResponse> ListEarlyWarnings(V1.ListEarlyWarningsRequest request, ServerCallContext context)
    {
        var (caller, faults, ct) = (Caller.Of(context), new FaultList(), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsNumber);
        var before = page.IsFirst ? long.MaxValue : PageRequest.Number(page.After);
        await using var db = store.Read();
        await CheckAsync(db, request, faults, ct);
        faults.ThrowIfAny();
        var batches = await BatchesAsync(db, caller, ct);
        var all = VisibleTo(db, caller, batches)
            .When(!request.ShowAcknowledged, warning => warning.AcknowledgedAt == null)
            .When(request.Rule != "", warning => warning.RuleId == request.Rule)
            .When(request.Grade != "", warning => warning.After == request.Grade)
            .When(request.GradeUnchanged, warning => warning.Before == warning.After);
        var (rows, next) = await page.TakeAsync(all.Where(warning => warning.Id < before).OrderByDescending(warning => warning.Id), warning => warning.Id.ToString(), ct);
        var ids = rows.Select(warning => warning.TargetId).ToList();
        var targets = await Mirror.Targets(db).AsNoTracking().Where(target => ids.Contains(target.Id)).ToDictionaryAsync(target => target.Id, ct);
        return new()
        {
            EarlyWarnings = { rows.Select(warning => warning.ToProto(targets.GetValueOrDefault(warning.TargetId), ItemsOf(targets.GetValueOrDefault(warning.TargetId), batches, caller))) },
            NextPageToken = next,
            TotalSize = await page.TotalAsync(all, ct),
        };
    }

    public override Task<V1.EarlyWarning> AcknowledgeWarning(V1.AcknowledgeWarningRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (db, caller) = (mutation.Db, mutation.Caller);
            var id = long.TryParse(ResourceName.Id(request.Name, "name", "earlyWarnings"), out var number) ? number : throw ResourceName.Unknown(request.Name, "name");
            var batches = await BatchesAsync(db, caller, ct);
            var warning = await VisibleTo(db, caller, batches).SingleOrDefaultAsync(warning => warning.Id == id, ct) ?? throw ResourceName.Unknown(request.Name, "name");
            var target = await Mirror.Targets(db).AsNoTracking().SingleOrDefaultAsync(target => target.Id == warning.TargetId, ct);
            var planId = ResourceName.Tail(request.Plan, "inspectionPlans");
            var plan = await db.Set<InspectionPlan>().SingleOrDefaultAsync(plan => plan.Id == planId, ct);
            if (plan is not null && !caller.ReadsAll && !plan.Involves(caller.Department))
                plan = null;
            warning.Acknowledge(new WarningAnswer((WarningDisposal)request.Disposal, plan, request.BatchId, request.Reason), target is null ? null : CandidateOf(target), caller.Actor, mutation.Now);
            mutation.Audit("warning.acknowledge", warning.Name, ("disposal", warning.Disposal.ToString()), ("plan", warning.Plan), ("batch", warning.BatchId));
            return warning.ToProto(target, ItemsOf(target, batches, caller));
        });

    // Warnings outlive the rules and the grades of the settings that raised them.
    private async Task CheckAsync(BridgeDb db, V1.ListEarlyWarningsRequest request, FaultList faults, CancellationToken ct)
    {
        var rules = county.Scheme.Warnings.Select(rule => rule.Id).ToList();
        var rule = request.Rule.Length == 0 || rules.Contains(request.Rule) || await db.Set<EarlyWarning>().AnyAsync(warning => warning.RuleId == request.Rule, ct);
        faults.RequireKnown("rule", request.Rule, rule, rules);
        var grade = request.Grade.Length == 0 || county.Scheme.Holds(request.Grade) || await db.Set<EarlyWarning>().AnyAsync(warning => warning.After == request.Grade, ct);
        faults.RequireKnown("grade", request.Grade, grade, county.Scheme.Grades);
    }

    /// <summary>This year's batches in which the caller takes part; of the supervising office all.</summary>
    private async Task<List<PlanBatch>> BatchesAsync(BridgeDb db, Caller caller, CancellationToken ct)
    {
        var plans = await db.Set<InspectionPlan>().AsNoTracking().Where(plan => plan.Year == county.Today.Year).ToListAsync(ct);
        return [.. plans.SelectMany(plan => plan.Batches).Where(batch => caller.ReadsAll || batch.Involves(caller.Department))];
    }

    private static IQueryable<EarlyWarning> VisibleTo(BridgeDb db, Caller caller, List<PlanBatch> batches)
    {
        if (caller.ReadsAll)
            return db.Set<EarlyWarning>();
        var covered = Mirror.Targets(db).Where(ScopeFilter.AnyOf(batches.Select(batch => batch.Scope)));
        return db.Set<EarlyWarning>().Where(warning => covered.Any(target => target.Id == warning.TargetId));
    }

    private static IEnumerable<string> ItemsOf(MirroredTarget? target, List<PlanBatch> batches, Caller caller)
    {
        if (target is null)
            return [];
        var candidate = CandidateOf(target);
        return batches.Where(batch => batch.Scope.Covers(candidate)).SelectMany(batch => batch.Departments)
            .Where(part => caller.ReadsAll || part.Department == caller.Department).SelectMany(part => part.Items).Distinct().Order(StringComparer.Ordinal);
    }

    private static CandidateTarget CandidateOf(MirroredTarget target) =>
        new(target.CreditCode ?? target.RegistrationNumber ?? "", target.Type, target.RegistrationState, target.RegisteredOn, JoinedText.Split(target.Tags), null);
}
