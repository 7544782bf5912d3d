namespace ChangliBridge.Domain.Statistics;

/// <summary>
/// 指标合计: counts drawn targets one by one into every indicator, in total and for each group. Exact integers; it holds the ids of
/// targets, to count each once, and nothing else of them.
/// </summary>
public sealed class IndicatorTally
{
    private readonly StatisticsBasis _basis;
    private readonly Grouping _grouping;
    private readonly Dictionary<string, CountedDraw> _draws;
    private readonly SortedDictionary<string, GroupTally> _groups = new(StringComparer.Ordinal) { [""] = new() };

    /// <summary>Begins with the draws, batches and items of <paramref name="basis"/>.</summary>
    public IndicatorTally(StatisticsBasis basis, Grouping grouping)
    {
        (_basis, _grouping) = (basis, grouping);
        _draws = basis.Draws.ToDictionary(draw => draw.Name);
        foreach (var draw in basis.Draws)
        {
            foreach (var group in GroupsOf(draw))
                Of(group).Add(draw);
        }
        foreach (var batch in basis.Batches)
        {
            foreach (var group in batch.GroupsOf(grouping).Prepend("").Distinct())
                Of(group).Add(batch);
        }
        // A department or field of which nothing was drawn is what coverage is about.
        foreach (var group in basis.Items.Select(item => GroupOf(item, grouping)).OfType<string>().Distinct())
            Of(group);
    }

    /// <summary>Counts one drawn target of one of the draws.</summary>
    public void Add(CountedTarget target)
    {
        foreach (var group in GroupsOf(_draws[target.Draw]))
            _groups[group].Add(target, _grouping == Grouping.Department && group.Length > 0 ? group : null);
    }

    /// <summary>Every indicator: the totals first, then group by group in order.</summary>
    public IReadOnlyList<Indicator> Indicators(IReadOnlyList<IndicatorGoal> goals)
    {
        var goalOf = goals.ToDictionary(goal => goal.Indicator);
        return [.. from pair in _groups
                   from figure in pair.Value.Figures(_basis.Items.Where(item => Claimed(item, pair.Key)), _basis.RegisteredEnterprises)
                   select new Indicator(figure.Definition, pair.Key, figure.Above, figure.Below, goalOf.GetValueOrDefault(figure.Definition.Id))];
    }

    private IEnumerable<string> GroupsOf(CountedDraw draw) => draw.GroupsOf(_grouping).Prepend("").Distinct();

    private GroupTally Of(string group)
    {
        if (!_groups.TryGetValue(group, out var tally))
            _groups.Add(group, tally = new GroupTally());
        return tally;
    }

    private bool Claimed(CountedItem item, string group) => group.Length == 0 || (GroupOf(item, _grouping) ?? group) == group;

    private static string? GroupOf(CountedItem item, Grouping grouping) => grouping switch
    {
        Grouping.Department => item.Department,
        Grouping.Field when item.Field.Length > 0 => item.Field,
        Grouping.Field => "",
        _ => null,
    };
}
