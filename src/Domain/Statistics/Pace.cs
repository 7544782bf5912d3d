namespace ChangliBridge.Domain.Statistics;

/// <summary>
/// 进度预测: linear, in exact integers, and without judgement. What is over is taken as it is; of the plan's batches that are still to
/// come until the goal's day, as large a part is expected to be done as was done of those whose window is over.
/// </summary>
/// <param name="basis">统计依据 of the year.</param>
/// <param name="now">The indicators counted over it.</param>
/// <param name="due">The indicators of the draws and batches whose window is over.</param>
/// <param name="today">The day in the county.</param>
public sealed class Pace(StatisticsBasis basis, IReadOnlyList<Indicator> now, IReadOnlyList<Indicator> due, DateOnly today)
{
    private readonly Dictionary<string, Indicator> _now = Totals(now);
    private readonly Dictionary<string, Indicator> _due = Totals(due);

    /// <summary>The draws and batches of <paramref name="basis"/> whose window is over: what <c>due</c> is counted over.</summary>
    public static StatisticsBasis Over(StatisticsBasis basis, DateOnly today) => basis with
    {
        Draws = [.. basis.Draws.Where(draw => draw.Batch.EndOn < today)],
        Batches = [.. basis.Batches.Where(batch => batch.EndOn < today)],
    };

    /// <summary>What <paramref name="indicator"/> will be on its day of <paramref name="year"/>; null without a goal, and where the figure does not follow from the plan.</summary>
    public Forecast? Of(Indicator indicator, int year)
    {
        if (!indicator.HasGoal)
            return null;
        var on = indicator.Goal!.DueOn(year);
        if (on < today)
            return Verdict(indicator, (indicator.Numerator, indicator.Denominator), $"时限{on:yyyy-MM-dd}已过，按现有数计。");
        var id = indicator.Definition.Id;
        if (id.StartsWith(Measures.Joint.Id + "-by-", StringComparison.Ordinal))
            return OfPlan(indicator, on, batch => batch.Joint);
        if (id.StartsWith(Measures.GradeBased.Id + "-by-", StringComparison.Ordinal))
            return OfPlan(indicator, on, batch => batch.GradeBased);
        if (id == SingleIndicators.EnterprisesDrawn.Id)
            return OfPlan(indicator, on, _ => true);
        return IsProgress(id) ? OfProgress(indicator) : null;
    }

    private static bool IsProgress(string id) =>
        id == SingleIndicators.BatchCompletion.Id
        || new[] { Measures.Completion, Measures.Disclosure, Measures.OnTime, Measures.Handling, Measures.FollowUpClosed, Measures.FollowUpClosedOfDisclosed }.Any(measure => id.StartsWith(measure.Id + "-by-", StringComparison.Ordinal));

    private Forecast OfPlan(Indicator indicator, DateOnly on, Func<CountedBatch, bool> counts)
    {
        var (over, done) = (basis.Batches.Count(batch => batch.EndOn < today), basis.Batches.Count(batch => batch.EndOn < today && batch.Drawn));
        var ahead = basis.Batches.Where(batch => !batch.Drawn && batch.EndOn >= today && batch.EndOn <= on).OrderBy(batch => batch.EndOn).ThenBy(batch => batch.Plan, StringComparer.Ordinal).ThenBy(batch => batch.Id, StringComparer.Ordinal).ToList();
        var expected = over == 0 ? ahead.Count : (int)((long)ahead.Count * done / over);
        var (above, below) = (indicator.Numerator, indicator.Denominator);
        foreach (var batch in ahead.Take(expected))
        {
            var size = SizeOf(batch, indicator.Definition.Unit);
            above += counts(batch) ? size : 0;
            below += size;
        }
        var register = indicator.Definition == SingleIndicators.EnterprisesDrawn;
        return Verdict(indicator, register ? (Math.Min(above, indicator.Denominator), indicator.Denominator) : (above, below),
            $"检查窗口已过的计划批次{over}个，其中已抽取{done}个；{on:yyyy-MM-dd}前计划尚余{ahead.Count}个，按同一比例预计抽取{expected}个，先到期的先计，逐个按计划加入分子、分母{(indicator.Definition.Unit == CountingUnit.Task ? "" : "（户数按计划所写，未写的按已抽取批次的平均户数）")}。");
    }

    private Forecast OfProgress(Indicator indicator)
    {
        var (above, below) = (_due[indicator.Definition.Id].Numerator, _due[indicator.Definition.Id].Denominator);
        var rest = indicator.Denominator - below;
        var expected = below == 0 ? rest : rest * above / below;
        return Verdict(indicator, (Math.Max(above + expected, indicator.Numerator), indicator.Denominator),
            $"检查窗口已过的{below}个中已达成{above}个；窗口未过的{rest}个按同一比例预计达成{expected}个。");
    }

    private long SizeOf(CountedBatch batch, CountingUnit unit)
    {
        if (unit == CountingUnit.Task)
            return 1;
        var targets = batch.StatedTargets ?? AverageTargets();
        return unit == CountingUnit.Department ? targets * batch.Departments.Count : targets;
    }

    // Half up, over the draws that there are.
    private long AverageTargets()
    {
        var (targets, draws) = (_now[Measures.Joint.In(CountingUnit.Target).Id].Denominator, _now[Measures.Joint.In(CountingUnit.Task).Id].Denominator);
        return draws == 0 ? 0 : (2 * targets + draws) / (2 * draws);
    }

    private static Dictionary<string, Indicator> Totals(IEnumerable<Indicator> indicators) =>
        indicators.Where(indicator => indicator.Group.Length == 0).ToDictionary(indicator => indicator.Definition.Id);

    private static Forecast Verdict(Indicator indicator, (long Above, long Below) then, string method) =>
        new(then.Above, then.Below, then.Below == 0 || 100 * then.Above < indicator.Goal!.Percent * then.Below, method);
}
