namespace ChangliBridge.Domain.FollowUp;

/// <summary>Who may do a deed of a follow-up step (办理主体).</summary>
public enum ActingParty
{
    /// <summary>The department whose result it is (开出部门).</summary>
    Origin = 1,

    /// <summary>An approver of that department who did not open the step (开出部门的审批人).</summary>
    OriginApprover = 2,

    /// <summary>The department that it was reassigned to (承接部门).</summary>
    Addressee = 3,
}
