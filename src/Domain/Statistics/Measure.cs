namespace ChangliBridge.Domain.Statistics;

/// <summary>A 统计口径 that can be counted in tasks, in targets and in departments' parts.</summary>
/// <param name="Id">Begins the identifier of its indicators.</param>
/// <param name="Title">Begins their titles.</param>
/// <param name="Above">What counts above the line, zh-CN.</param>
/// <param name="Below">What counts below the line, zh-CN.</param>
public sealed record Measure(string Id, string Title, string Above, string Below)
{
    /// <summary>Whether it counts above the line, where it counts below.</summary>
    public required Func<Standing, bool> IsAbove { get; init; }

    /// <summary>Whether it counts below the line.</summary>
    public required Func<Standing, bool> IsBelow { get; init; }

    /// <summary>Whether it tells what results say, and so, of few, what is not disclosed yet.</summary>
    public bool TellsOfResults { get; init; }

    /// <summary>The indicator of this measure in <paramref name="unit"/>.</summary>
    public IndicatorDefinition In(CountingUnit unit)
    {
        var (suffix, title, noun) = unit switch
        {
            CountingUnit.Task => ("task", "按任务", "抽查任务（次）"),
            CountingUnit.Target => ("target", "按主体", "检查对象（户次）"),
            _ => ("department", "按部门", "部门任务（每户每部门一次）"),
        };
        return new IndicatorDefinition($"{Id}-by-{suffix}", $"{Title}（{title}）", unit, $"期间内已确认抽取的{noun}：{Above} ÷ {Below}。") { IsOpen = !TellsOfResults };
    }
}
