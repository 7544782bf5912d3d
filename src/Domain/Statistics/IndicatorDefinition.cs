namespace ChangliBridge.Domain.Statistics;

/// <summary>指标口径: what exactly an indicator counts; another definition of the same word is another indicator.</summary>
/// <param name="Id">Identifier of the indicator and of its definition; a changed definition gets another one.</param>
/// <param name="Title">指标名称.</param>
/// <param name="Unit">统计单位.</param>
/// <param name="Text">Printed beside the figure, zh-CN.</param>
public sealed record IndicatorDefinition(string Id, string Title, CountingUnit Unit, string Text)
{
    /// <summary>Whether it is an average, printed as such, instead of a share in percent.</summary>
    public bool IsAverage { get; init; }

    /// <summary>Whether everyone may read it (公示): it tells nothing of results that are not disclosed yet.</summary>
    public bool IsOpen { get; init; } = true;
}
