using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>比例与频次建议 over gRPC: reads, and changes nothing.</summary>
internal sealed partial class RiskEndpoint
{
    public override async Task<V1.RateSuggestion> SuggestRates(V1.SuggestRatesRequest request, ServerCallContext context)
    {
        var (caller, ct) = (Caller.Of(context), context.CancellationToken);
        await using var db = store.Read();
        var plan = await PlanEndpoint.LoadAsync(db, caller, (request.Parent, "parent"), ct);
        if (!caller.ReadsAll)
            caller.RequireDepartment(plan.LeadDepartment, "parent");
        var batch = plan.Batches.FirstOrDefault(batch => batch.Id == request.BatchId && batch.RevisitedPlan.Length == 0) ?? throw ResourceName.Unknown(request.BatchId, "batch_id");
        var suggestion = RateSuggestion.Of(batch, county.Scheme, await ProblemsAsync(db, batch, ct));
        var (present, _) = await new FrameReading(db, plan, batch, county.EndedStates).CountAsync(ct);
        var (sizes, homeless) = await new FrameReading(db, plan, suggestion.Batch, county.EndedStates).CountAsync(ct);
        var numbers = (Present: DryRun.Of(plan, batch, present).Chosen, Suggested: DryRun.Of(plan, suggestion.Batch, sizes).Chosen);
        return suggestion.ToProto(numbers, [.. await WarningsAsync(db, plan, ct), .. Homeless(homeless)]);
    }

    /// <summary>问题发现率 by the grade that targets have now, of the batch's departments' results of the last year.</summary>
    private async Task<Dictionary<string, Share>> ProblemsAsync(BridgeDb db, PlanBatch batch, CancellationToken ct)
    {
        var (departments, since) = (batch.Departments.Select(part => part.Department).ToList(), county.Today.AddYears(-1));
        var results = from result in db.Set<InspectionResult>()
                      join task in db.Set<InspectionTask>() on result.TaskId equals task.Id
                      join grade in Mirror.Grades(db) on task.TargetId equals grade.Id
                      where departments.Contains(result.Department) && result.CheckOn >= since && (result.State == ResultState.Concluded || result.State == ResultState.Disclosed)
                      group result.ProblemFound ? 1 : 0 by grade.Grade into ofGrade
                      select new { Grade = ofGrade.Key, Problems = ofGrade.Sum(), Results = ofGrade.Count() };
        return await results.ToDictionaryAsync(row => row.Grade, row => new Share(row.Problems, row.Results), ct);
    }

    // Each batch is one draw of the year.
    private async Task<List<string>> WarningsAsync(BridgeDb db, InspectionPlan plan, CancellationToken ct)
    {
        if (county.Goals.FirstOrDefault(goal => goal.Indicator.StartsWith(Measures.GradeBased.Id, StringComparison.Ordinal)) is not { Percent: > 0 } goal)
            return [];
        var others = await db.Set<InspectionPlan>().AsNoTracking().Where(other => other.Year == plan.Year && other.Id != plan.Id && other.State == PlanState.Disclosed).ToListAsync(ct);
        var batches = others.Append(plan).SelectMany(one => one.Batches).Where(one => one.RevisitedPlan.Length == 0).ToList();
        var share = new Share(batches.Count(one => one.GradeBased), batches.Count);
        return 100 * share.Numerator >= goal.Percent * share.Denominator
            ? []
            : [$"按本计划现状，{plan.Year}年按信用风险等级抽取的批次占{share.Text}（{share.Numerator}/{share.Denominator}），达不到{goal.Percent}%（{goal.Source}）；请按等级分层。"];
    }

    private static string[] Homeless(int homeless) => homeless == 0 ? [] : [$"按建议分层后，范围内有{homeless}个对象不属于任何分层，请为其增加分层。"];
}
