using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Store;

namespace ChangliBridge.Adapter.Open;

/// <summary>
/// 统计公示: a year's totals as everyone sees them, without what results say, which is public one by one once disclosed and would be told before that by a rate of few.
/// Counted once a minute, so that anonymous readers cost no counting.
/// </summary>
internal sealed class OpenStatistics(BridgeStore store, CountyLists county, TimeProvider clock) : IDisposable
{
    private const int MostYears = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<int, (long At, IReadOnlyList<OpenIndicator> Indicators)> _years = [];

    public async Task<IReadOnlyList<OpenIndicator>> OfAsync(int year, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_years.TryGetValue(year, out var kept) && clock.GetElapsedTime(kept.At) < Kept)
                return kept.Indicators;
            if (_years.Count >= MostYears)
                _years.Clear();
            var indicators = await CountAsync(year, ct);
            _years[year] = (clock.GetTimestamp(), indicators);
            return indicators;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<OpenIndicator>> CountAsync(int year, CancellationToken ct)
    {
        await using var db = store.Read();
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        var (indicators, _) = await new IndicatorCount(db, new StatisticsFilter(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), county).CountAsync(Grouping.None, ct);
        return [.. indicators.Where(indicator => indicator.Definition.IsOpen).Select(indicator => OpenIndicator.Of(indicator, year))];
    }
}
