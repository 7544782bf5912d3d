namespace ChangliBridge.Domain.Plans;

/// <summary>Where a version of an annual plan (抽查计划) stands.</summary>
public enum PlanState
{
    /// <summary>草稿: being written.</summary>
    Draft = 1,

    /// <summary>已批准.</summary>
    Approved = 2,

    /// <summary>已备案.</summary>
    Filed = 3,

    /// <summary>已公示: in force.</summary>
    Disclosed = 4,

    /// <summary>待审批.</summary>
    Submitted = 5,

    /// <summary>已退回.</summary>
    Returned = 6,

    /// <summary>已被调整: disclosed once, until the next version took its place.</summary>
    Replaced = 7,
}
