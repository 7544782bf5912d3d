using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Supervision;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Supervision;

/// <summary>Makes the 监管行为 record of each concluded result, and reports those held back once they can be filled.</summary>
internal sealed class ActReporter(CountyLists county, IOptions<SupervisionOptions> options)
{
    private const int ReadAtOnce = 200;

    private readonly SupervisionTerms terms = new(county.Division, options.Value.NatureOf, options.Value.CreditCodeType, options.Value.CheckForm, options.Value.CheckType)
    {
        CheckMode = options.Value.CheckMode,
        NoProblem = options.Value.NoProblem,
        Problem = options.Value.Problem,
    };

    /// <summary>Records a result that was just concluded, and reports it where nothing is missing.</summary>
    public async Task RecordAsync(Mutation mutation, InspectionResult result, InspectionTask task, CancellationToken ct)
    {
        if (!options.Value.Report)
            return;
        var act = await mutation.Db.Set<SupervisionAct>().FindAsync([result.CheckActionCode], ct);
        if (act is null)
        {
            act = SupervisionAct.Open(result, mutation.Now);
            mutation.Db.Add(act);
        }
        await ReportAsync(mutation, [new HeldAct(act, result, task)], ct);
    }

    /// <summary>Reports every record of an item's department that was held back and can be filled now that the item's mapping is confirmed.</summary>
    public async Task ReleaseAsync(Mutation mutation, InspectionItem item, CancellationToken ct)
    {
        var after = "";
        while (await HeldAsync(mutation.Db, item.Department, (after, ReadAtOnce), ct) is { Count: > 0 } held)
        {
            await ReportAsync(mutation, [.. held.Where(one => one.Task.PartOf(item.Department).Items.Contains(item.Id))], ct);
            after = held[^1].Act.Code;
        }
    }

    /// <summary>A department's records that are held back, after a code. One whose result is being amended waits for the amendment's review.</summary>
    public static Task<List<HeldAct>> HeldAsync(BridgeDb db, string department, (string After, int Most) page, CancellationToken ct) =>
        (from act in db.Set<SupervisionAct>()
         where act.Department == department && act.State == SupervisionActState.Incomplete && string.Compare(act.Code, page.After) > 0
         join result in db.Set<InspectionResult>() on new { act.TaskId, act.Department } equals new { result.TaskId, result.Department }
         where result.State == ResultState.Concluded || result.State == ResultState.Disclosed
         join task in db.Set<InspectionTask>() on act.TaskId equals task.Id
         orderby act.Code
         select new HeldAct(act, result, task)).Take(page.Most).ToListAsync(ct);

    /// <summary>Fills records anew and reports those that are complete, all of them as one submission; returns how many are.</summary>
    public async Task<int> ReportAsync(Mutation mutation, IReadOnlyList<HeldAct> acts, CancellationToken ct)
    {
        var (reported, batch) = (0, 0);
        foreach (var (act, result, task) in acts)
        {
            if (!act.Fill(result, task, await SurroundingsAsync(mutation.Db, result, task, ct)))
                continue;
            if (reported++ == 0)
                batch = await BatchNumber.NextAsync(mutation.Unit, DateOnly.FromDateTime(mutation.Now.ToOffset(CountyOptions.Zone).DateTime), ct);
            act.DeliveredAs(await mutation.DeliverAsync(act.Report(county.Division, batch, mutation.Now), ct));
        }
        return reported;
    }

    private async Task<ActSurroundings> SurroundingsAsync(BridgeDb db, InspectionResult result, InspectionTask task, CancellationToken ct)
    {
        var target = await Mirror.Targets(db).AsNoTracking().SingleOrDefaultAsync(target => target.Id == task.TargetId, ct);
        var (ids, people) = (task.PartOf(result.Department).Items, result.Inspectors);
        // Tracked: a mapping that is confirmed in this unit counts.
        var items = await db.Set<InspectionItem>().Where(item => ids.Contains(item.Id)).OrderBy(item => item.Id).ToListAsync(ct);
        var codes = items.SelectMany(item => item.SupervisionItems).ToList();
        var directory = await Mirror.SupervisionItems(db).Where(supervision => codes.Contains(supervision.Id)).ToDictionaryAsync(supervision => supervision.Id, supervision => supervision.ImplementationCode, ct);
        var inspectors = await Mirror.Inspectors(db).AsNoTracking().Where(inspector => people.Contains(inspector.Id)).OrderBy(inspector => inspector.Id)
            .Select(inspector => new { inspector.Name, inspector.CertificateNumber }).ToListAsync(ct);
        return new ActSurroundings(
            target is null ? null : new SupervisedParty(target.Name, target.CreditCode ?? "", target.Type, target.Address),
            [.. items.Select(item => new SupervisedItem(item.Id, item.Title, [.. item.SupervisionItems.Select(code => (code, directory.GetValueOrDefault(code, "")))]))],
            [.. inspectors.Select(inspector => (inspector.Name, inspector.CertificateNumber ?? ""))],
            (county.NameOf(result.Department), county.InstitutionCodeOf(result.Department)),
            terms);
    }
}
