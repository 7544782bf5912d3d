namespace ChangliBridge.Domain.FollowUp;

/// <summary>How kinds, states and deeds of follow-ups are called (处置用语).</summary>
public static class FollowUpWords
{
    /// <summary>A kind (处置种类).</summary>
    public static string Of(FollowUpKind kind) => kind switch
    {
        FollowUpKind.Rectification => "责令改正",
        FollowUpKind.Reassignment => "转办",
        FollowUpKind.CaseTransfer => "移送",
        FollowUpKind.JudicialTransfer => "移送司法",
        _ => "立案",
    };

    /// <summary>A state (处置状态).</summary>
    public static string Of(FollowUpState state) => state switch
    {
        FollowUpState.AwaitingApproval => "待审批",
        FollowUpState.Open => "办理中",
        FollowUpState.Accepted => "已接收",
        FollowUpState.Rechecked => "复查合格",
        FollowUpState.Unresolved => "待另行处置",
        FollowUpState.Continued => "已转下一步",
        _ => "已办结",
    };

    /// <summary>A deed (处置动作).</summary>
    public static string Of(FollowUpDeed deed) => deed switch
    {
        FollowUpDeed.Open => "开出",
        FollowUpDeed.Approve => "批准",
        FollowUpDeed.Accept => "接收",
        FollowUpDeed.PassRecheck => "复查合格",
        FollowUpDeed.FailRecheck => "复查不合格",
        FollowUpDeed.Return => "退回",
        FollowUpDeed.Continue => "转下一步",
        _ => "办结",
    };
}
