using System.Runtime.CompilerServices;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Statistics;

/// <summary>Lists what an indicator was counted over (指标明细), in key order after a key, by the same measures that count the figures.</summary>
/// <param name="db">Where to read.</param>
/// <param name="counted">What counts, and the county's terms.</param>
public sealed class IndicatorRows(BridgeDb db, (StatisticsFilter Filter, StatisticsBasis Basis, CountingTerms Terms) counted)
{
    private const int Chunk = 500;
    private const char Between = '|';

    private readonly CountedRows _rows = new(db, counted.Filter, counted.Terms);

    /// <summary>Whether there is such an indicator.</summary>
    public static bool Has(string indicator) => Definitions.All.Any(known => known.Id == indicator);

    /// <summary>Rows after <paramref name="after"/>. A page costs what it holds, and in a measure of whole draws the draws that it holds.</summary>
    /// <returns>Null where there is no such indicator.</returns>
    public IAsyncEnumerable<IndicatorRow>? After(string indicator, string after, CancellationToken ct)
    {
        foreach (var measure in Measures.All)
        {
            foreach (var unit in Measures.Units)
            {
                if (measure.In(unit).Id == indicator)
                    return unit == CountingUnit.Task ? DrawsAsync(measure, after, ct) : PartsAsync(measure, unit, after, ct);
            }
        }
        return indicator switch
        {
            _ when indicator == SingleIndicators.EnterprisesDrawn.Id => EnterprisesAsync(after, ct),
            _ when indicator == SingleIndicators.JointSupervision.Id => DistinctAsync(after, tasks => tasks.Any(task => task.Joint) ? 1 : 0, ct),
            _ when indicator == SingleIndicators.VisitsPerTarget.Id => DistinctAsync(after, tasks => tasks.Count(task => task.Parts > 0), ct),
            _ when indicator == SingleIndicators.ChecksPerTarget.Id => DistinctAsync(after, tasks => tasks.Sum(task => task.Parts), ct),
            _ when indicator == SingleIndicators.BatchCompletion.Id => Listed(counted.Basis.Batches.Select(batch => new IndicatorRow($"{batch.Plan}{Between}{batch.Id}", $"{batch.Plan}/batches/{batch.Id}", batch.Title, batch.Completed ? 1 : 0)), after),
            _ when indicator == SingleIndicators.ItemCoverage.Id => Listed(Items(), after),
            _ => null,
        };
    }

    private IEnumerable<IndicatorRow> Items()
    {
        var drawn = counted.Basis.Draws.SelectMany(draw => draw.Batch.Items).ToHashSet();
        return counted.Basis.Items.Select(item => new IndicatorRow(item.Id, $"inspectionItems/{item.Id}", item.Title, drawn.Contains(item.Id) ? 1 : 0));
    }

    private static IAsyncEnumerable<IndicatorRow> Listed(IEnumerable<IndicatorRow> rows, string after) =>
        rows.Where(row => string.CompareOrdinal(row.Key, after) > 0).OrderBy(row => row.Key, StringComparer.Ordinal).ToAsyncEnumerable();

    private IEnumerable<CountedDraw> DrawsFrom(string name) =>
        counted.Basis.Draws.Where(draw => string.CompareOrdinal(draw.Name, name) >= 0).OrderBy(draw => draw.Name, StringComparer.Ordinal);

    private async IAsyncEnumerable<IndicatorRow> DrawsAsync(Measure measure, string after, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var draw in DrawsFrom(after).Where(draw => draw.Name != after))
        {
            var standing = StandingOf(draw);
            await foreach (var target in TargetsAsync(draw, "", ct).ConfigureAwait(false))
                standing = target.Parts.Aggregate(standing, (sum, part) => sum + part.Standing);
            if (measure.IsBelow(standing))
                yield return new IndicatorRow(draw.Name, draw.Name, draw.Batch.Title, measure.IsAbove(standing) ? 1 : 0);
        }
    }

    private async IAsyncEnumerable<IndicatorRow> PartsAsync(Measure measure, CountingUnit unit, string after, [EnumeratorCancellation] CancellationToken ct)
    {
        var key = after.Split(Between);
        foreach (var draw in DrawsFrom(key[0]))
        {
            await foreach (var target in TargetsAsync(draw, draw.Name == key[0] && key.Length > 1 ? key[1] : "", ct).ConfigureAwait(false))
            {
                foreach (var row in RowsOf(measure, unit, target, StandingOf(draw)).Where(row => string.CompareOrdinal(row.Key, after) > 0))
                    yield return row;
            }
        }
    }

    private static IEnumerable<IndicatorRow> RowsOf(Measure measure, CountingUnit unit, CountedTarget target, Standing draw)
    {
        var (key, task) = ($"{target.Draw}{Between}{target.Task}", $"inspectionTasks/{target.Task}");
        if (unit == CountingUnit.Target)
        {
            var sum = target.Parts.Aggregate(draw, (sum, part) => sum + part.Standing);
            return measure.IsBelow(sum) ? [new IndicatorRow(key, task, target.Title, measure.IsAbove(sum) ? 1 : 0)] : [];
        }
        return from part in target.Parts
               let standing = draw + part.Standing
               where measure.IsBelow(standing)
               select new IndicatorRow($"{key}{Between}{part.Department}", $"{task}/results/{part.Department}", target.Title, measure.IsAbove(standing) ? 1 : 0);
    }

    private static Standing StandingOf(CountedDraw draw) => new() { Joint = draw.Batch.Joint, GradeBased = draw.Batch.GradeBased };

    private async IAsyncEnumerable<CountedTarget> TargetsAsync(CountedDraw draw, string from, [EnumeratorCancellation] CancellationToken ct)
    {
        var taken = Chunk;
        for (var (start, first) = (from, true); taken == Chunk; first = false)
        {
            taken = 0;
            var after = start;
            var tasks = db.Set<InspectionTask>().Where(task => task.Draw == draw.Name);
            tasks = first ? tasks.Where(task => string.Compare(task.Id, after) >= 0) : tasks.Where(task => string.Compare(task.Id, after) > 0);
            await foreach (var target in _rows.ReadAsync(tasks.OrderBy(task => task.Id).Take(Chunk), ct).ConfigureAwait(false))
            {
                (taken, start) = (taken + 1, target.Task);
                yield return target;
            }
        }
    }

    private async IAsyncEnumerable<IndicatorRow> EnterprisesAsync(string after, [EnumeratorCancellation] CancellationToken ct)
    {
        var names = counted.Basis.Draws.Select(draw => draw.Name).ToList();
        var rows = from target in _rows.Enterprises()
                   where string.Compare(target.Id, after) > 0
                   orderby target.Id
                   select new { target.Id, target.Name, Drawn = db.Set<InspectionTask>().Any(task => task.TargetId == target.Id && EF.Parameter(names).Contains(task.Draw)) };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            yield return new IndicatorRow(row.Id, $"inspectionTargets/{row.Id}", row.Name, row.Drawn ? 1 : 0);
    }

    private async IAsyncEnumerable<IndicatorRow> DistinctAsync(string after, Func<IReadOnlyList<(bool Joint, int Parts)>, long> count, [EnumeratorCancellation] CancellationToken ct)
    {
        var (joint, names) = (counted.Basis.Draws.Where(draw => draw.Batch.Joint).Select(draw => draw.Name).ToHashSet(), counted.Basis.Draws.Select(draw => draw.Name).ToList());
        var department = counted.Filter.Department;
        var rows = from task in db.Set<InspectionTask>()
                   where EF.Parameter(names).Contains(task.Draw) && string.Compare(task.TargetId, after) > 0
                   orderby task.TargetId, task.Id
                   select new { task.TargetId, task.TargetTitle, task.Draw, Parts = task.Parts.Count(part => !part.TakenOff && (department == "" || part.Department == department)) };
        var (open, tasks) = ((Id: "", Title: ""), new List<(bool Joint, int Parts)>());
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            if (row.TargetId != open.Id && tasks.Count > 0)
            {
                yield return new IndicatorRow(open.Id, $"inspectionTargets/{open.Id}", open.Title, count(tasks));
                tasks.Clear();
            }
            open = (row.TargetId, row.TargetTitle);
            tasks.Add((joint.Contains(row.Draw), row.Parts));
        }
        if (tasks.Count > 0)
            yield return new IndicatorRow(open.Id, $"inspectionTargets/{open.Id}", open.Title, count(tasks));
    }
}
