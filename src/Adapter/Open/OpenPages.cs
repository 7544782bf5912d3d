using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Adapter.Evidence;
using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Documents;
using ChangliBridge.Store.Draws;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace ChangliBridge.Adapter.Open;

/// <summary>公示: what everyone may read without signing in. Neither grades nor inspectors nor strata figures stand here.</summary>
internal static class OpenPages
{
    public static void MapOpenPages(this WebApplication app)
    {
        var open = app.MapGroup("/open/v1").AllowAnonymous();
        open.MapGet("/plans", PlansAsync);
        open.MapGet("/plans/{plan}/versions", VersionsAsync);
        open.MapGet("/plans/{plan}/versions/{number:int}/document", DocumentAsync);
        open.MapGet("/draws", DrawsAsync);
        open.MapGet("/draws/{plan}/{number:int}/leaves.csv", LeavesAsync);
        open.MapGet("/draws/{plan}/{number:int}/bundle.zip", BundleAsync);
        open.MapGet("/keys", KeysAsync);
        open.MapGet("/results", ResultsAsync);
        open.MapPost("/ratings", OpenRating.PostAsync);
        open.MapGet("/statistics", StatisticsAsync);
        open.MapGet("/credit-records", CreditRecordsAsync);
    }

    private static async Task<IResult> PlansAsync(BridgeStore store, CountyLists county, CancellationToken ct)
    {
        await using var db = store.Read();
        var plans = await db.Set<InspectionPlan>().Where(plan => plan.State == PlanState.Disclosed).OrderBy(plan => plan.Id).ToListAsync(ct);
        return Results.Json(new OpenList<OpenPlan>([.. plans.Select(plan => OpenPlan.Of(plan, plan.Shown, county))], ""), OpenJson.Options);
    }

    /// <summary>Every version that was ever disclosed, the one in force last.</summary>
    private static async Task<IResult> VersionsAsync(BridgeStore store, CountyLists county, string plan, CancellationToken ct)
    {
        await using var db = store.Read();
        return await db.Set<InspectionPlan>().SingleOrDefaultAsync(one => one.Id == plan && one.State == PlanState.Disclosed, ct) is { } disclosed
            ? Results.Json(new OpenList<OpenPlan>([.. disclosed.Versions.Where(version => version.IsPublic).Select(version => OpenPlan.Of(disclosed, version, county))], ""), OpenJson.Options)
            : Results.NotFound();
    }

    /// <summary>The 实施方案 of a version that was disclosed.</summary>
    private static async Task<IResult> DocumentAsync(BridgeStore store, string plan, int number, CancellationToken ct)
    {
        await using var db = store.Read();
        var disclosed = await db.Set<InspectionPlan>().SingleOrDefaultAsync(one => one.Id == plan && one.State == PlanState.Disclosed, ct);
        if (disclosed?.FindVersion(number) is not { IsPublic: true, Document: { } document })
            return Results.NotFound();
        var content = await db.Set<StoredDocument>().Where(kept => kept.Digest == document.Digest).Select(kept => kept.Content).SingleAsync(ct);
        return Results.File(content, document.MediaType, document.Title, entityTag: new EntityTagHeaderValue($"\"{document.Digest}\""));
    }

    private static async Task<IResult> DrawsAsync(BridgeStore store, CountyLists county, TimeProvider clock, CancellationToken ct)
    {
        await using var db = store.Read();
        var (draws, open) = (await db.Set<Draw>().OrderBy(draw => draw.FrozenAt).ThenBy(draw => draw.Id).ToListAsync(ct), new List<OpenDraw>());
        foreach (var draw in draws)
            open.Add(OpenDraw.Of(draw, await DrawRecords.Drawn(db, draw.Id).ToListAsync(ct), county, clock.GetUtcNow()));
        return Results.Json(new OpenList<OpenDraw>(open, ""), OpenJson.Options);
    }

    /// <summary>Id and leaf hash of every target, disclosed at the freeze: whoever kept it knows that the list was not changed.</summary>
    private static async Task<IResult> LeavesAsync(BridgeStore store, OpenFiles files, string plan, int number, CancellationToken ct)
    {
        await using var db = store.Read();
        return await FindAsync(db, plan, number, ct) is { } draw ? await files.LeavesAsync(db, draw, ct) : Results.NotFound();
    }

    /// <summary>The sealed bundle: nothing in it tells a grade.</summary>
    private static async Task<IResult> BundleAsync(BridgeStore store, OpenFiles files, string plan, int number, CancellationToken ct)
    {
        await using var db = store.Read();
        return await FindAsync(db, plan, number, ct) is { Seed.Length: > 0, State: not DrawState.Drawn } draw ? await files.BundleAsync(db, draw, ct) : Results.NotFound();
    }

    private static async Task<IResult> KeysAsync(BridgeStore store, EvidenceKey evidence, CountyLists county, CancellationToken ct)
    {
        await using var db = store.Read();
        var keys = await KeyEndpoint.AllAsync(db, evidence, ct);
        return Results.Json(new { keys = keys.Select(key => new OpenKey(key.Party, county.NameOf(key.Party), key.KeyId, key.Active)) }, OpenJson.Options);
    }

    private static Task<Draw?> FindAsync(BridgeDb db, string plan, int number, CancellationToken ct) =>
        db.Set<Draw>().SingleOrDefaultAsync(draw => draw.PlanId == plan && draw.Number == number, ct);

    private static async Task<IResult> ResultsAsync(BridgeStore store, CountyLists county, HttpRequest request, CancellationToken ct)
    {
        if (!TryPage(request, out var page, out var refusal))
            return refusal;
        await using var db = store.Read();
        // Each by an index of its own: what is disclosed, and what stays public while an amendment of it is not.
        var results = db.Set<InspectionResult>();
        var disclosed = await TakeAsync(db, results.Where(result => result.State == ResultState.Disclosed), page, ct);
        var amended = await TakeAsync(db, results.Where(result => result.State != ResultState.Disclosed && result.DisclosedRevision > 0), page, ct);
        var inOrder = disclosed.Concat(amended).OrderBy(row => row.Result.TaskId, StringComparer.Ordinal).ThenBy(row => row.Result.Department, StringComparer.Ordinal);
        var (rows, next) = page.Cut([.. inOrder.Take(page.Size + 1)], row => ResultEndpoint.KeyOf(row.Result));
        var earlier = await EarlierAsync(db, [.. rows.Select(row => row.Result)], ct);
        return Results.Json(new OpenList<OpenResult>([.. rows.Select(row => OpenResult.Of(row.Result, earlier.GetValueOrDefault(row.Result.Name), (row.Code, row.Title), county))], next), OpenJson.Options);
    }

    private static async Task<IEnumerable<(InspectionResult Result, string Code, string Title)>> TakeAsync(BridgeDb db, IQueryable<InspectionResult> which, PageRequest page, CancellationToken ct)
    {
        var rows = from result in ResultEndpoint.InOrder(which, page)
                   join task in db.Set<InspectionTask>() on result.TaskId equals task.Id
                   orderby result.TaskId, result.Department
                   select new { result, task.TargetCode, task.TargetTitle };
        return (await rows.Take(page.Size + 1).ToListAsync(ct)).Select(row => (row.result, row.TargetCode, row.TargetTitle));
    }

    // The revisions that stay public while an amendment is not disclosed, by resource name.
    private static async Task<Dictionary<string, ResultRevision>> EarlierAsync(BridgeDb db, IReadOnlyList<InspectionResult> results, CancellationToken ct)
    {
        var found = new Dictionary<string, ResultRevision>();
        foreach (var result in results.Where(result => result.State != ResultState.Disclosed))
            found[result.Name] = (await db.Set<ResultRevision>().FindAsync([result.TaskId, result.Department, result.DisclosedRevision], ct))!;
        return found;
    }

    /// <summary>A year's indicators; of today's year where none is named.</summary>
    private static async Task<IResult> StatisticsAsync(OpenStatistics statistics, CountyLists county, int? year, CancellationToken ct) => year is null or (>= 2000 and <= 9998)
        ? Results.Json(new OpenList<OpenIndicator>(await statistics.OfAsync(year ?? county.Today.Year, ct), ""), OpenJson.Options)
        : Results.Json(new { error = $"{year}不是年份。请填写2000至9998之间的年份。" }, OpenJson.Options, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>信用记录 that stand today: repaired and expired ones are no longer disclosed.</summary>
    private static async Task<IResult> CreditRecordsAsync(BridgeStore store, CountyLists county, HttpRequest request, CancellationToken ct)
    {
        if (!TryPage(request, out var page, out var refusal))
            return refusal;
        await using var db = store.Read();
        var standing = CreditEndpoint.InState(db.Set<CreditRecord>(), CreditState.Standing, county.Today).Where(record => string.Compare(record.Id, page.After) > 0).OrderBy(record => record.Id);
        var (rows, next) = await page.TakeAsync(standing, record => record.Id, ct);
        return Results.Json(new OpenList<OpenCreditRecord>([.. rows.Select(record => OpenCreditRecord.Of(record, county))], next), OpenJson.Options);
    }

    private static bool TryPage(HttpRequest request, out PageRequest page, out IResult refusal)
    {
        try
        {
            page = PageRequest.From(int.TryParse(request.Query["page_size"], out var size) ? size : 0, request.Query["page_token"].ToString());
            refusal = Results.Empty;
            return true;
        }
        catch (RuleViolation violation)
        {
            page = default;
            refusal = Results.Json(new { error = violation.Faults[0].Reason + violation.Faults[0].Remedy }, OpenJson.Options, statusCode: StatusCodes.Status400BadRequest);
            return false;
        }
    }
}
