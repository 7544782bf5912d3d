namespace ChangliBridge.Domain.Tasks;

/// <summary>Where an inspection task (抽查任务) stands; follows from the results of its departments.</summary>
public enum TaskState
{
    /// <summary>待检查: results are outstanding.</summary>
    Open = 1,

    /// <summary>Every department's result is reviewed.</summary>
    Concluded = 2,

    /// <summary>已公示: every department's result is disclosed.</summary>
    Disclosed = 3,

    /// <summary>不予检查: every department's part was taken off for an upheld 名单异议.</summary>
    TakenOff = 4,
}
