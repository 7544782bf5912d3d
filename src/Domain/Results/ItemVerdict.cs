namespace ChangliBridge.Domain.Results;

/// <summary>逐项结论: how one 抽查事项 came out. Source: 互联网+监管 行政执法监管任务信息, 检查项结果.</summary>
public enum ItemVerdict
{
    /// <summary>合格.</summary>
    Passed = 1,

    /// <summary>不合格.</summary>
    Failed = 2,

    /// <summary>未检查.</summary>
    Unchecked = 3,

    /// <summary>合理缺项: the target has nothing of the kind.</summary>
    Inapplicable = 4,
}
