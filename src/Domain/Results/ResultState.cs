namespace ChangliBridge.Domain.Results;

/// <summary>Where an inspection result (检查结果) stands.</summary>
public enum ResultState
{
    /// <summary>待审核.</summary>
    Submitted = 1,

    /// <summary>审核退回.</summary>
    Returned = 2,

    /// <summary>Reviewed; on its way to the province.</summary>
    Concluded = 3,

    /// <summary>已公示.</summary>
    Disclosed = 4,
}
