using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Store;
using ChangliBridge.Store.Statistics;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Counts every indicator of a period (指标合计) and what follows for the goals' days; in a snapshot of the caller's, all of one state of the database.</summary>
internal sealed class IndicatorCount(BridgeDb db, StatisticsFilter filter, CountyLists county)
{
    public async Task<(IReadOnlyList<Indicator> Indicators, Pace Pace)> CountAsync(Grouping grouping, CancellationToken ct)
    {
        var reading = new StatisticsReading(db, filter, county.Counting);
        var basis = await reading.BasisAsync(ct);
        var over = Pace.Over(basis, county.Today);
        var (tally, due, dueDraws) = (new IndicatorTally(basis, grouping), new IndicatorTally(over, Grouping.None), over.Draws.Select(draw => draw.Name).ToHashSet());
        await foreach (var target in reading.TargetsAsync(basis, ct))
        {
            tally.Add(target);
            if (dueDraws.Contains(target.Draw))
                due.Add(target);
        }
        var indicators = tally.Indicators(county.Goals);
        return (indicators, new Pace(basis, indicators, due.Indicators(county.Goals), county.Today));
    }
}
