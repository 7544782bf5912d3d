namespace ChangliBridge.Domain.Credit;

/// <summary>How states of credit records are called (信用记录用语).</summary>
public static class CreditWords
{
    /// <summary>A state (信用记录状态).</summary>
    public static string Of(CreditState state) => state switch
    {
        CreditState.Proposed => "待确认",
        CreditState.Standing => "已列入",
        CreditState.Dismissed => "不予列入",
        CreditState.Repaired => "已修复",
        _ => "已到期",
    };
}
