namespace ChangliBridge.Domain.Revisits;

/// <summary>Where a revisit (回访) stands.</summary>
public enum RevisitState
{
    /// <summary>待回访.</summary>
    Open = 1,

    /// <summary>待审核.</summary>
    Submitted = 2,

    /// <summary>审核退回.</summary>
    Returned = 3,

    /// <summary>已审核: compared, and it counts.</summary>
    Concluded = 4,
}
