using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Open;

/// <summary>公示: what everyone may read without signing in. Neither grades nor inspectors nor strata figures stand here.</summary>
internal static class OpenPages
{
    public static void MapOpenPages(this WebApplication app)
    {
        var open = app.MapGroup("/open/v1").AllowAnonymous();
        open.MapGet("/plans", PlansAsync);
        open.MapGet("/draws", DrawsAsync);
        open.MapGet("/results", ResultsAsync);
    }

    private static async Task<IResult> PlansAsync(BridgeStore store, CountyLists county, CancellationToken ct)
    {
        await using var db = store.Read();
        var plans = await db.Set<InspectionPlan>().Where(plan => plan.State == PlanState.Disclosed).OrderBy(plan => plan.Id).ToListAsync(ct);
        return Results.Json(new OpenList<OpenPlan>([.. plans.Select(plan => OpenPlan.Of(plan, county))], ""), OpenJson.Options);
    }

    private static async Task<IResult> DrawsAsync(BridgeStore store, CountyLists county, CancellationToken ct)
    {
        await using var db = store.Read();
        var draws = await db.Set<Draw>().OrderBy(draw => draw.FrozenAt).ThenBy(draw => draw.Id).ToListAsync(ct);
        return Results.Json(new OpenList<OpenDraw>([.. draws.Select(draw => OpenDraw.Of(draw, county))], ""), OpenJson.Options);
    }

    private static async Task<IResult> ResultsAsync(BridgeStore store, CountyLists county, HttpRequest request, CancellationToken ct)
    {
        if (!TryPage(request, out var page, out var refusal))
            return refusal;
        await using var db = store.Read();
        var disclosed = from result in db.Set<InspectionResult>()
                        join task in db.Set<InspectionTask>() on result.TaskId equals task.Id
                        where result.State == ResultState.Disclosed && string.Compare(result.TaskId + "/" + result.Department, page.After) > 0
                        orderby result.TaskId + "/" + result.Department
                        select new { result, task.TargetCode, task.TargetTitle };
        var (rows, next) = await page.TakeAsync(disclosed, row => $"{row.result.TaskId}/{row.result.Department}", ct);
        return Results.Json(new OpenList<OpenResult>([.. rows.Select(row => OpenResult.Of(row.result, (row.TargetCode, row.TargetTitle), county))], next), OpenJson.Options);
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
