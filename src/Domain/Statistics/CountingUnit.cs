namespace ChangliBridge.Domain.Statistics;

/// <summary>统计单位: what an indicator counts. The unit changes the figure, so every share stands in several.</summary>
public enum CountingUnit
{
    /// <summary>抽查任务（次）: one confirmed draw.</summary>
    Task = 1,

    /// <summary>检查对象（户次）: one target drawn by one draw.</summary>
    Target = 2,

    /// <summary>部门任务（次）: one department at one drawn target.</summary>
    Department = 3,

    /// <summary>检查对象（户，去重）: one target, however often it was drawn.</summary>
    DistinctTarget = 4,

    /// <summary>计划批次.</summary>
    Batch = 5,

    /// <summary>抽查事项.</summary>
    Item = 6,
}
