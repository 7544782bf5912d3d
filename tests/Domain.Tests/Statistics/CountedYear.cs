using ChangliBridge.Domain.Statistics;

namespace ChangliBridge.Domain.Tests.Statistics;

/// <summary>A year of draws as the statistics see it, put together draw by draw.</summary>
internal sealed class CountedYear
{
    private readonly List<CountedDraw> _draws = [];
    private readonly List<CountedTarget> _targets = [];

    public List<CountedBatch> Batches { get; } = [];

    public List<CountedItem> Items { get; } = [];

    public long Registered { get; set; }

    public static CountedBatch Batch(params string[] departments) => new("inspectionPlans/2023", "b", "清真食品领域抽查")
    {
        StartOn = new DateOnly(2023, 11, 6),
        EndOn = new DateOnly(2023, 11, 10),
        Joint = departments.Length > 1,
        GradeBased = true,
        Departments = departments,
        Tags = ["清真食品生产经营"],
        Fields = ["民族宗教"],
        Items = [.. departments.Select(department => $"{department}-1")],
    };

    /// <summary>A draw of one part a department at each of <paramref name="targets"/> targets, every part standing alike.</summary>
    public CountedYear Draw(CountedBatch batch, int targets, Standing standing = default, DateOnly? on = null) =>
        Draw(batch, on ?? new DateOnly(2023, 11, 6), Enumerable.Range(1, targets).Select(i => ($"t{_targets.Count + i}", standing)));

    public CountedYear Draw(CountedBatch batch, DateOnly on, IEnumerable<(string Target, Standing Standing)> targets)
    {
        var name = $"inspectionPlans/2023/draws/{_draws.Count + 1}";
        _draws.Add(new CountedDraw(name, on, batch));
        _targets.AddRange(targets.ToList().Select((target, i) => new CountedTarget(
            name, $"{_draws.Count}-{i}", target.Target, "某店", true, [.. batch.Departments.Select(department => new CountedPart(department, target.Standing with { Parts = 1 - target.Standing.TakenOff }))])));
        return this;
    }

    public StatisticsBasis Basis => new(_draws, Batches, Items, Registered);

    public IReadOnlyList<Indicator> Indicators(Grouping grouping = Grouping.None, params IndicatorGoal[] goals) => Count(Basis, grouping, goals);

    /// <summary>Over what is over alone.</summary>
    public IReadOnlyList<Indicator> Over(DateOnly today, params IndicatorGoal[] goals) => Count(Pace.Over(Basis, today), Grouping.None, goals);

    private IReadOnlyList<Indicator> Count(StatisticsBasis basis, Grouping grouping, IndicatorGoal[] goals)
    {
        var (tally, names) = (new IndicatorTally(basis, grouping), basis.Draws.Select(draw => draw.Name).ToHashSet());
        foreach (var target in _targets.Where(target => names.Contains(target.Draw)))
            tally.Add(target);
        return tally.Indicators(goals);
    }

    public (long, long, string) Figure(string indicator, string group = "", Grouping grouping = Grouping.None)
    {
        var found = Indicators(grouping).Single(known => known.Definition.Id == indicator && known.Group == group);
        return (found.Numerator, found.Denominator, found.Share);
    }
}
