namespace ChangliBridge.Domain.FollowUp;

/// <summary>What is done to a follow-up step (处置动作).</summary>
public enum FollowUpDeed
{
    /// <summary>开出.</summary>
    Open = 1,

    /// <summary>批准.</summary>
    Approve = 2,

    /// <summary>接收, by the department it went to or by the receipt of a body outside.</summary>
    Accept = 3,

    /// <summary>复查合格.</summary>
    PassRecheck = 4,

    /// <summary>复查不合格.</summary>
    FailRecheck = 5,

    /// <summary>退回.</summary>
    Return = 6,

    /// <summary>转下一步: the next step was opened.</summary>
    Continue = 7,

    /// <summary>办结.</summary>
    Close = 8,
}
