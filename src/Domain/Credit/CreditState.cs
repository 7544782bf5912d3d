namespace ChangliBridge.Domain.Credit;

/// <summary>Where a credit record (信用记录) stands on a day.</summary>
public enum CreditState
{
    /// <summary>待确认: proposed, by a person or by rule; nobody is told yet.</summary>
    Proposed = 1,

    /// <summary>已列入.</summary>
    Standing = 2,

    /// <summary>不予列入.</summary>
    Dismissed = 3,

    /// <summary>已修复.</summary>
    Repaired = 4,

    /// <summary>已到期: follows from the day; never stored.</summary>
    Expired = 5,
}
