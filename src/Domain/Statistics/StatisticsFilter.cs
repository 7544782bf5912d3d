namespace ChangliBridge.Domain.Statistics;

/// <summary>统计筛选: which draws, batches and items count; an empty condition asks for nothing.</summary>
/// <param name="From">First day of the period, by which draws are confirmed and batches end.</param>
/// <param name="To">Last day of the period.</param>
public sealed record StatisticsFilter(DateOnly From, DateOnly To)
{
    /// <summary>Id of a department: draws in which it takes part count, with its own part alone.</summary>
    public string Department { get; init; } = "";

    /// <summary>分类标注 that the scope of the batch names.</summary>
    public string Tag { get; init; } = "";

    /// <summary>领域 of one of the batch's items.</summary>
    public string Field { get; init; } = "";

    /// <summary>Resource name of a plan, or of one draw.</summary>
    public string Task { get; init; } = "";

    /// <summary>The batch as it counts here; null where it does not.</summary>
    public CountedBatch? Narrow(CountedBatch batch)
    {
        if ((Tag.Length > 0 && !batch.Tags.Contains(Tag)) || (Field.Length > 0 && !batch.Fields.Contains(Field)) || (Department.Length > 0 && !batch.Departments.Contains(Department)))
            return null;
        return Department.Length == 0 ? batch : batch with { Departments = [Department] };
    }

    /// <summary>Whether a batch that ends in the period counts as planned here.</summary>
    public bool Plans(CountedBatch batch) => batch.EndOn >= From && batch.EndOn <= To && (Task.Length == 0 || Task == batch.Plan || Task.StartsWith($"{batch.Plan}/draws/", StringComparison.Ordinal));

    /// <summary>Whether a draw of this name and day counts here.</summary>
    public bool Holds(string draw, DateOnly confirmedOn) =>
        confirmedOn >= From && confirmedOn <= To && (Task.Length == 0 || Task == draw || draw.StartsWith($"{Task}/draws/", StringComparison.Ordinal));

    /// <summary>Whether a claimed item counts here.</summary>
    public bool Claims(CountedItem item) => item.InForce && (Department.Length == 0 || item.Department == Department) && (Field.Length == 0 || item.Field == Field);
}
