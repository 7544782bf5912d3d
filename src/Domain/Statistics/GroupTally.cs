namespace ChangliBridge.Domain.Statistics;

/// <summary>What is counted for one group (分组合计).</summary>
internal sealed class GroupTally
{
    private readonly long[] _above = new long[Measures.All.Count * Measures.Units.Count];
    private readonly long[] _below = new long[Measures.All.Count * Measures.Units.Count];
    private readonly Dictionary<string, Standing> _draws = [];
    private readonly Dictionary<string, bool> _targets = [];
    private readonly HashSet<string> _enterprises = [];
    private readonly HashSet<string> _items = [];
    private long _visits;
    private long _checks;
    private long _batches;
    private long _completed;

    public void Add(CountedDraw draw)
    {
        _draws.Add(draw.Name, new Standing { Joint = draw.Batch.Joint, GradeBased = draw.Batch.GradeBased });
        _items.UnionWith(draw.Batch.Items);
    }

    public void Add(CountedBatch batch)
    {
        _batches++;
        _completed += batch.Completed ? 1 : 0;
    }

    public void Add(CountedTarget target, string? department)
    {
        var draw = _draws[target.Draw];
        var sum = new Standing { Joint = draw.Joint, GradeBased = draw.GradeBased };
        foreach (var part in target.Parts.Where(part => department is null || part.Department == department))
        {
            sum += part.Standing;
            _draws[target.Draw] += part.Standing;
            Count(CountingUnit.Department, part.Standing with { Joint = draw.Joint, GradeBased = draw.GradeBased });
        }
        if (sum.Parts + sum.TakenOff == 0)
            return;
        Count(CountingUnit.Target, sum);
        (_visits, _checks) = (_visits + (sum.Parts > 0 ? 1 : 0), _checks + sum.Parts);
        _targets[target.Target] = sum.Joint || _targets.GetValueOrDefault(target.Target);
        if (target.IsEnterprise)
            _enterprises.Add(target.Target);
    }

    /// <summary>Every indicator's figures, in the order of print.</summary>
    /// <param name="items">Claimed items that count in this group.</param>
    /// <param name="registered">Enterprises in the register.</param>
    public IEnumerable<(IndicatorDefinition Definition, long Above, long Below)> Figures(IEnumerable<CountedItem> items, long registered)
    {
        foreach (var standing in _draws.Values)
            Count(CountingUnit.Task, standing);
        _draws.Clear();
        for (var i = 0; i < _above.Length; i++)
            yield return (Definitions.All[i], _above[i], _below[i]);
        yield return (SingleIndicators.EnterprisesDrawn, _enterprises.Count, registered);
        yield return (SingleIndicators.JointSupervision, _targets.Values.LongCount(joint => joint), _targets.Count);
        yield return (SingleIndicators.VisitsPerTarget, _visits, _targets.Count);
        yield return (SingleIndicators.ChecksPerTarget, _checks, _targets.Count);
        yield return (SingleIndicators.BatchCompletion, _completed, _batches);
        var claimed = items.Select(item => item.Id).ToList();
        yield return (SingleIndicators.ItemCoverage, claimed.LongCount(_items.Contains), claimed.Count);
    }

    private void Count(CountingUnit unit, Standing standing)
    {
        for (var measure = 0; measure < Measures.All.Count; measure++)
        {
            if (!Measures.All[measure].IsBelow(standing))
                continue;
            var at = measure * Measures.Units.Count + ((int)unit - 1);
            _below[at]++;
            _above[at] += Measures.All[measure].IsAbove(standing) ? 1 : 0;
        }
    }
}
