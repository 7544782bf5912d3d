namespace ChangliBridge.Domain.Statistics;

/// <summary>A confirmed draw (抽查任务批次) as it counts in the indicators; a void or unopened one does not.</summary>
/// <param name="Name">Its resource name.</param>
/// <param name="ConfirmedOn">The day in the county on which it was confirmed.</param>
/// <param name="Batch">The plan batch that it draws, as it counts.</param>
public sealed record CountedDraw(string Name, DateOnly ConfirmedOn, CountedBatch Batch)
{
    /// <summary>The groups it stands in.</summary>
    public IEnumerable<string> GroupsOf(Grouping grouping) => grouping switch
    {
        Grouping.Month => [$"{ConfirmedOn.Year:0000}-{ConfirmedOn.Month:00}"],
        Grouping.Quarter => [$"{ConfirmedOn.Year:0000}-Q{(ConfirmedOn.Month + 2) / 3}"],
        _ => Batch.GroupsOf(grouping),
    };
}
