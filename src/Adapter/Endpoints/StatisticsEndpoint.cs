using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Store;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>统计 over gRPC: the county's three indicators.</summary>
internal sealed class StatisticsEndpoint(BridgeStore store) : V1.StatisticsService.StatisticsServiceBase
{
    public override async Task<V1.GetIndicatorsResponse> GetIndicators(V1.GetIndicatorsRequest request, ServerCallContext context)
    {
        await using var db = store.Read();
        var indicators = Indicators.Of(await CountAsync(db, request.Year, context.CancellationToken));
        return new V1.GetIndicatorsResponse { Indicators = { indicators.Select(ToProto) } };
    }

    /// <summary>Every confirmed draw of the year's plans, as it counts.</summary>
    internal static async Task<List<CountedDraw>> CountAsync(BridgeDb db, int year, CancellationToken ct)
    {
        var plans = await db.Set<InspectionPlan>().Where(plan => plan.Year == year).ToDictionaryAsync(plan => plan.Id, ct);
        var ids = plans.Keys.ToList();
        var draws = await db.Set<Draw>().Where(draw => ids.Contains(draw.PlanId) && draw.State == DrawState.Confirmed)
            .Select(draw => new { draw.PlanId, draw.BatchId, draw.DrawnCount }).ToListAsync(ct);
        return [.. draws.Select(draw =>
        {
            var batch = plans[draw.PlanId].Batches.Single(batch => batch.Id == draw.BatchId);
            return new CountedDraw(batch.Joint, batch.GradeBased, draw.DrawnCount);
        })];
    }

    private static V1.Indicator ToProto(Indicator indicator) => new()
    {
        Indicator_ = indicator.Id,
        Title = indicator.Title,
        Numerator = indicator.Numerator,
        Denominator = indicator.Denominator,
        Share = indicator.Share,
        Goal = $"{indicator.GoalPercent}%",
        Met = indicator.Met,
        Definition = indicator.Definition,
    };
}
