using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Risk;

/// <summary>
/// 预警: the grade or the index of a target became worse. Made with the switch to the pulled grades, once for each change; answered once and never deleted.
/// Internal, as every single grade. Source: county plan 二(三), 基于信用风险指数变化的预警功能.
/// </summary>
public sealed class EarlyWarning
{
    private EarlyWarning()
    {
    }

    /// <summary>From 1.</summary>
    public long Id { get; private set; }

    /// <summary>Id of the target.</summary>
    public string TargetId { get; private set; } = "";

    /// <summary>Id of the run that brought the worse grade or index; with the target unique.</summary>
    public long Run { get; private set; }

    /// <summary>Id of the scheme of both grades.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>The grade before.</summary>
    public string Before { get; private set; } = "";

    /// <summary>The grade after; the same where the index alone became worse.</summary>
    public string After { get; private set; } = "";

    /// <summary>The index before; null where the province told none.</summary>
    public RiskIndex? IndexBefore { get; private set; }

    /// <summary>The index after; null where the province told none.</summary>
    public RiskIndex? IndexAfter { get; private set; }

    /// <summary>The month that the grade after was given for, <c>yyyy-MM</c>.</summary>
    public string Month { get; private set; } = "";

    /// <summary>Id of the 预警规则 that fired.</summary>
    public string RuleId { get; private set; } = "";

    /// <summary>Where that rule came from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>处置建议.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>What was done about it; null while it is open.</summary>
    public WarningDisposal? Disposal { get; private set; }

    /// <summary>Resource name of the plan of the batch that includes the target; empty otherwise.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>Id of that batch.</summary>
    public string BatchId { get; private set; } = "";

    /// <summary>What was done and why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who answered; empty while it is open.</summary>
    public string AcknowledgedBy { get; private set; } = "";

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"earlyWarnings/{Id}";

    /// <summary>预警处置: says what was done. A batch must hold the target in its scope, and everything else its reason.</summary>
    /// <param name="answer">What was done.</param>
    /// <param name="target">The target as the register has it now; null where it left the register.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public void Acknowledge(WarningAnswer answer, CandidateTarget? target, string by, DateTimeOffset now)
    {
        if (Disposal is not null)
            throw new RuleViolation(Rule.WrongState, "name", "该预警已处置。", "处置只登记一次；可用 ListEarlyWarnings 查看。");
        var faults = new FaultList();
        if (answer.Disposal == WarningDisposal.Included)
            RequireBatch(faults, answer, target);
        else
            faults.Require(answer.BatchId.Length == 0, new Fault(Rule.WarningAnswered, "batch_id", "未选“纳入批次”却填写了批次。", "请删除批次，或将处置改为纳入批次。"));
        if (answer.Disposal != WarningDisposal.Included || answer.Reason.Length > 0)
            faults.RequireText("reason", answer.Reason, 500);
        faults.Require(Enum.IsDefined(answer.Disposal), new Fault(Rule.FieldRequired, "disposal", "没有选择处置。", "请选择纳入批次、专项检查或不作处置。"));
        faults.ThrowIfAny();
        (Disposal, Plan, BatchId, Reason) = (answer.Disposal, answer.Plan?.Name ?? "", answer.BatchId, answer.Reason);
        (AcknowledgedBy, AcknowledgedAt) = (by, now);
        Version++;
    }

    private static void RequireBatch(FaultList faults, WarningAnswer answer, CandidateTarget? target)
    {
        if (!faults.Require(answer.Plan is not null, new Fault(Rule.Unknown, "plan", "没有该计划，或未与本部门共享。", "请填写 inspectionPlans/ 加计划编号。")))
            return;
        var batch = answer.Plan!.Batches.FirstOrDefault(batch => batch.Id == answer.BatchId);
        if (faults.Require(batch is not null, new Fault(Rule.Unknown, "batch_id", $"计划中没有批次“{answer.BatchId}”。", "请填写该计划的批次编号。")))
            faults.Require(target is not null && batch!.Scope.Covers(target),
                new Fault(Rule.WarningAnswered, "batch_id", "该对象不在此批次的抽查对象范围内，抽不到它。", "请选择范围包含该对象的批次，或安排专项检查。"));
    }
}
