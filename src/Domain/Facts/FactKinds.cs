namespace ChangliBridge.Domain.Facts;

/// <summary>What a platform can learn (上报种类).</summary>
public static class FactKinds
{
    /// <summary>认领: an item became the county's own.</summary>
    public const string ItemClaim = "item-claim";

    /// <summary>事项映射: to which 监管事项 an item belongs.</summary>
    public const string ItemMapping = "item-mapping";

    /// <summary>年度计划: an approved plan.</summary>
    public const string Plan = "plan";

    /// <summary>备案: a plan filed with 县双随机办.</summary>
    public const string Filing = "filing";

    /// <summary>抽取承诺: what a frozen draw committed to.</summary>
    public const string DrawCommitment = "draw-commitment";

    /// <summary>抽取结果: the confirmed draw.</summary>
    public const string Draw = "draw";

    /// <summary>不予检查: a drawn target that is not checked, or not by every department, because an objection to the list was upheld.</summary>
    public const string TakenOff = "taken-off";

    /// <summary>名单确认: a participating department compared the drawn list of a joint batch, with its objections.</summary>
    public const string ListConfirmation = "list-confirmation";

    /// <summary>不再等待: the lead went ahead without the departments that did not confirm the list in time.</summary>
    public const string ListOverride = "list-override";

    /// <summary>异议不采纳: an objection to the list was dismissed, so that the target is checked like any other.</summary>
    public const string ObjectionDismissal = "objection-dismissal";

    /// <summary>检查结果: a concluded result.</summary>
    public const string Result = "result";

    /// <summary>监管行为: the 行政检查行为 record of a concluded result.</summary>
    public const string SupervisionAct = "supervision-act";

    /// <summary>联合监管任务: a joint inspection whose list went out, for 互联网+监管.</summary>
    public const string JointTask = "joint-task";

    /// <summary>处理结果: how a problem was handled, reported to 县双随机办.</summary>
    public const string Handling = "handling";

    /// <summary>回访比对: what a reviewed revisit found, item by item, beside the first result.</summary>
    public const string Revisit = "revisit";

    /// <summary>信用记录: a violation listed, or repaired.</summary>
    public const string CreditRecord = "credit-record";

    /// <summary>All of them (全部种类).</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ItemClaim, ItemMapping, Plan, Filing, DrawCommitment, Draw, TakenOff, ListConfirmation, ListOverride, ObjectionDismissal,
        Result, SupervisionAct, JointTask, Handling, Revisit, CreditRecord,
    ];
}
