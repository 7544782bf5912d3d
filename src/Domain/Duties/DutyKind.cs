namespace ChangliBridge.Domain.Duties;

/// <summary>What kind of act is due (待办类别), in the order in which duties of one day are listed.</summary>
public enum DutyKind
{
    /// <summary>待抽取: a batch of a disclosed plan without a standing draw, due on the first day of its window.</summary>
    BatchToDraw = 1,

    /// <summary>待确认: a drawn list, to be compared and confirmed within two working days, by the office and, where the batch is joint, then by each participating department. Source: 沧州市新华区2024年计划, 科左中旗2024年.</summary>
    DrawToConfirm = 2,

    /// <summary>待检查: a department's part of a task while its window lasts.</summary>
    CheckToMake = 3,

    /// <summary>待录入: the window is over and there is no result.</summary>
    ResultToEnter = 4,

    /// <summary>待更正: a result that was returned.</summary>
    ResultToCorrect = 5,

    /// <summary>待审核.</summary>
    ResultToReview = 6,

    /// <summary>待公示.</summary>
    ResultToDisclose = 7,

    /// <summary>计划规定的期限: a date that the county's plan sets every year.</summary>
    Yearly = 8,

    /// <summary>待办结: an open follow-up with a 改正期限 or 办理期限, which is its day; of a 转办 for the department it went to.</summary>
    FollowUpToClose = 9,
}
