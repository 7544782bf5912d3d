namespace ChangliBridge.Domain.Plans;

/// <summary>Where an annual plan (抽查计划) stands.</summary>
public enum PlanState
{
    /// <summary>Being written.</summary>
    Draft = 1,

    /// <summary>已批准.</summary>
    Approved = 2,

    /// <summary>已备案.</summary>
    Filed = 3,

    /// <summary>已公示.</summary>
    Disclosed = 4,
}
