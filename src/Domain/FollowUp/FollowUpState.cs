namespace ChangliBridge.Domain.FollowUp;

/// <summary>Where a follow-up step (后续处置) stands; all but the last two are open (未完结).</summary>
public enum FollowUpState
{
    /// <summary>待审批: nothing leaves the department yet.</summary>
    AwaitingApproval = 1,

    /// <summary>办理中.</summary>
    Open = 2,

    /// <summary>已接收: whom it went to has it.</summary>
    Accepted = 3,

    /// <summary>复查合格.</summary>
    Rechecked = 4,

    /// <summary>待另行处置: a failed re-check or a return; it stays open until its next step is opened.</summary>
    Unresolved = 5,

    /// <summary>已转下一步: another step goes on with it.</summary>
    Continued = 6,

    /// <summary>已办结.</summary>
    Closed = 7,
}
