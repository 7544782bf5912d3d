namespace ChangliBridge.Domain.Statistics;

/// <summary>A plan batch (计划批次) as it counts in the indicators.</summary>
/// <param name="Plan">Resource name of its plan.</param>
/// <param name="Id">Its id in the plan.</param>
/// <param name="Title">任务名称.</param>
public sealed record CountedBatch(string Plan, string Id, string Title)
{
    /// <summary>First day of its window.</summary>
    public required DateOnly StartOn { get; init; }

    /// <summary>Last day of its window.</summary>
    public required DateOnly EndOn { get; init; }

    /// <summary>Whether several departments inspect together.</summary>
    public required bool Joint { get; init; }

    /// <summary>Whether credit-risk grades steer it.</summary>
    public required bool GradeBased { get; init; }

    /// <summary>Ids of its departments that count here: all, or the one that was asked for.</summary>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>分类标注 of its scope.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>领域: the 部门领域 of its items in the provincial directory.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Ids of its items, of the departments that count here.</summary>
    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>计划所写户数; null where the plan names none.</summary>
    public int? StatedTargets { get; init; }

    /// <summary>Whether a confirmed draw stands for it.</summary>
    public bool Drawn { get; init; }

    /// <summary>Whether it is drawn and every department's result of it is reviewed.</summary>
    public bool Completed { get; init; }

    /// <summary>The groups it stands in; by month and quarter those of the last day of its window.</summary>
    public IEnumerable<string> GroupsOf(Grouping grouping) => grouping switch
    {
        Grouping.Department => Departments,
        Grouping.Field => Fields,
        Grouping.Tag => Tags,
        Grouping.Month => [$"{EndOn.Year:0000}-{EndOn.Month:00}"],
        Grouping.Quarter => [$"{EndOn.Year:0000}-Q{(EndOn.Month + 2) / 3}"],
        _ => [],
    };
}
