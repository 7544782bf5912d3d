using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Statistics;

/// <summary>Reads what the indicators are counted over (统计依据): the draws of the period by the day they were confirmed, and then what hangs on them.</summary>
/// <param name="db">Where to read.</param>
/// <param name="filter">What counts.</param>
/// <param name="terms">The county's terms.</param>
public sealed class StatisticsReading(BridgeDb db, StatisticsFilter filter, CountingTerms terms)
{
    /// <summary>Draws, batches and items that the filter lets count. Cost grows with the period's plans and draws.</summary>
    public async Task<StatisticsBasis> BasisAsync(CancellationToken ct)
    {
        var items = await ItemsAsync(ct).ConfigureAwait(false);
        var draws = await DrawsAsync(ct).ConfigureAwait(false);
        var plans = await PlansAsync([.. draws.Select(draw => draw.PlanId).Distinct()], ct).ConfigureAwait(false);
        var drawn = draws.Where(draw => plans[draw.PlanId].Batches.Any(batch => batch.Id == draw.BatchId && batch.RevisitedPlan.Length == 0))
            .Select(draw => (Draw: draw, Batch: filter.Narrow(Count(plans[draw.PlanId], draw.BatchId, items))))
            .Where(pair => pair.Batch is not null)
            .Select(pair => new CountedDraw(pair.Draw.Name, terms.DayOf(pair.Draw.ConfirmedAt), pair.Batch!)).ToList();
        return new StatisticsBasis(
            drawn,
            await BatchesAsync(plans, items, ct).ConfigureAwait(false),
            [.. items.Values.Where(filter.Claims)],
            await new CountedRows(db, filter, terms).Enterprises().LongCountAsync(ct).ConfigureAwait(false));
    }

    /// <summary>Every drawn target of <paramref name="basis"/>, draw by draw, with the parts that the filter lets count.</summary>
    public IAsyncEnumerable<CountedTarget> TargetsAsync(StatisticsBasis basis, CancellationToken ct)
    {
        var names = basis.Draws.Select(draw => draw.Name).ToList();
        return new CountedRows(db, filter, terms).ReadAsync(db.Set<InspectionTask>().Where(task => EF.Parameter(names).Contains(task.Draw)), ct);
    }

    private async Task<List<ConfirmedDraw>> DrawsAsync(CancellationToken ct)
    {
        var (from, to) = (terms.StartOf(filter.From), terms.StartOf(filter.To.AddDays(1)));
        var draws = await db.Set<Draw>().Where(draw => draw.State == DrawState.Confirmed && draw.ConfirmedAt >= from && draw.ConfirmedAt < to)
            .OrderBy(draw => draw.Id)
            .Select(draw => new ConfirmedDraw(draw.PlanId, draw.BatchId, draw.Number, draw.ConfirmedAt!.Value)).ToListAsync(ct).ConfigureAwait(false);
        return [.. draws.Where(draw => filter.Holds(draw.Name, terms.DayOf(draw.ConfirmedAt)))];
    }

    // Plans of the draws, and every plan with a batch that may end in the period.
    private async Task<Dictionary<string, InspectionPlan>> PlansAsync(List<string> drawn, CancellationToken ct)
    {
        var (first, last) = (filter.From.Year - 1, filter.To.Year);
        return await db.Set<InspectionPlan>().AsNoTracking()
            .Where(plan => (plan.Year >= first && plan.Year <= last) || drawn.Contains(plan.Id))
            .ToDictionaryAsync(plan => plan.Id, ct).ConfigureAwait(false);
    }

    private async Task<List<CountedBatch>> BatchesAsync(Dictionary<string, InspectionPlan> plans, Dictionary<string, CountedItem> items, CancellationToken ct)
    {
        var planned = plans.Values.Where(plan => plan.State == PlanState.Disclosed)
            .SelectMany(plan => plan.Batches.Where(batch => batch.RevisitedPlan.Length == 0).Select(batch => (Plan: plan, Batch: filter.Narrow(Count(plan, batch.Id, items)))))
            .Where(pair => pair.Batch is { } batch && filter.Plans(batch)).ToList();
        var ids = planned.Select(pair => pair.Plan.Id).Distinct().ToList();
        var draws = await db.Set<Draw>().Where(draw => draw.State == DrawState.Confirmed && ids.Contains(draw.PlanId))
            .Select(draw => new ConfirmedDraw(draw.PlanId, draw.BatchId, draw.Number, draw.ConfirmedAt!.Value)).ToListAsync(ct).ConfigureAwait(false);
        var names = draws.Select(draw => draw.Name).ToList();
        var open = await db.Set<InspectionTask>().Where(task => EF.Parameter(names).Contains(task.Draw) && task.State == TaskState.Open)
            .Select(task => task.Draw).Distinct().ToListAsync(ct).ConfigureAwait(false);
        return [.. planned.Select(pair =>
        {
            var own = draws.Where(draw => draw.PlanId == pair.Plan.Id && draw.BatchId == pair.Batch!.Id).ToList();
            return pair.Batch! with { Drawn = own.Count > 0, Completed = own.Count > 0 && !own.Exists(draw => open.Contains(draw.Name)) };
        })];
    }

    private async Task<Dictionary<string, CountedItem>> ItemsAsync(CancellationToken ct)
    {
        var upstream = Mirror.Mirror.Items(db);
        var items = await (from item in db.Set<InspectionItem>()
                           join known in upstream on item.Code equals known.Id into found
                           from field in found.DefaultIfEmpty()
                           orderby item.Id
                           select new CountedItem(item.Id, item.Title, item.Department, item.State == ItemState.InForce, field == null ? "" : field.Field)).ToListAsync(ct).ConfigureAwait(false);
        return items.ToDictionary(item => item.Id);
    }

    private CountedBatch Count(InspectionPlan plan, string id, Dictionary<string, CountedItem> items)
    {
        var batch = plan.Batches.Single(batch => batch.Id == id);
        var fields = batch.Departments.SelectMany(part => part.Items).Select(item => items.GetValueOrDefault(item)?.Field ?? "").Where(field => field.Length > 0);
        return new CountedBatch(plan.Name, batch.Id, plan.Temporary is null ? batch.Title : $"{batch.Title}（临时任务）")
        {
            StartOn = batch.StartOn,
            EndOn = batch.EndOn,
            Joint = batch.Joint,
            GradeBased = batch.GradeBased,
            Departments = [.. batch.Departments.Select(part => part.Department)],
            Tags = batch.Scope.Tags,
            Fields = [.. fields.Distinct().Order(StringComparer.Ordinal)],
            Items = [.. batch.Departments.Where(part => filter.Department.Length == 0 || part.Department == filter.Department).SelectMany(part => part.Items).Distinct()],
            StatedTargets = batch.StatedTotal,
        };
    }

    private sealed record ConfirmedDraw(string PlanId, string BatchId, int Number, DateTimeOffset ConfirmedAt)
    {
        public string Name => Draw.NameOf(PlanId, Number);
    }
}
