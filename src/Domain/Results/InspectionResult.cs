using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Results;

/// <summary>
/// 检查结果 of one department for one task: submitted by who checked, reviewed by another person, delivered to the province, disclosed.
/// Source: county plan 二(四) and 附件四; state machine of the Zhejiang platform (domain: 未录入, 待审核, 退回, 已公示).
/// </summary>
public sealed class InspectionResult
{
    private InspectionResult()
    {
    }

    /// <summary>Id of the task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department; with the task the key.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Where the result stands.</summary>
    public ResultState State { get; private set; }

    /// <summary>Id of the 检查结果代码表.</summary>
    public string CodeList { get; private set; } = "";

    /// <summary>Codes of that list.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Day of the check.</summary>
    public DateOnly CheckOn { get; private set; }

    /// <summary>Ids of who checked.</summary>
    public IReadOnlyList<string> Inspectors { get; private set; } = [];

    /// <summary>What was found; empty where nothing was.</summary>
    public string Findings { get; private set; } = "";

    /// <summary>逐项结果 of the department's items, in the order given; empty where they were not told.</summary>
    public IReadOnlyList<ItemOutcome> Outcomes { get; private set; } = [];

    /// <summary>核查方式; empty where it was not told.</summary>
    public IReadOnlyList<string> Methods { get; private set; } = [];

    /// <summary>Whether a code says that a problem was found.</summary>
    public bool ProblemFound { get; private set; }

    /// <summary>Revision, from 1.</summary>
    public int Revision { get; private set; }

    /// <summary>Caller who submitted it.</summary>
    public string SubmittedBy { get; private set; } = "";

    /// <summary>Why it was returned; empty otherwise.</summary>
    public string ReturnReason { get; private set; } = "";

    /// <summary>Id of its delivery to the province; empty until concluded.</summary>
    public string DeliveryId { get; private set; } = "";

    /// <summary>检查行为编号: links cases (案件) back to the check; empty until concluded. See <see cref="Results.CheckActionCode"/>.</summary>
    public string CheckActionCode { get; private set; } = "";

    /// <summary>处理结果; empty until recorded.</summary>
    public string Handling { get; private set; } = "";

    /// <summary>How often the handling was recorded: the revision sent to the platform.</summary>
    public int HandlingRevision { get; private set; }

    /// <summary>How many 后续处置 it has been given.</summary>
    public int FollowUps { get; private set; }

    /// <summary>处理完结: when its handling was complete; null before, and while a follow-up is open.</summary>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>When it was reviewed.</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>When it was first disclosed; a later disclosure of an amendment leaves it.</summary>
    public DateTimeOffset? DisclosedAt { get; private set; }

    /// <summary>Why it was amended (更正); empty of revision 1.</summary>
    public string AmendReason { get; private set; } = "";

    /// <summary>The revision that the public sees: an earlier one while an amendment is not disclosed; 0 before any is.</summary>
    public int DisclosedRevision { get; private set; }

    /// <summary>When the amendment that the public sees was disclosed (更正公示).</summary>
    public DateTimeOffset? RedisclosedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"inspectionTasks/{TaskId}/results/{Department}";

    /// <summary>录入: a department's first result of a task.</summary>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public static InspectionResult Submit(InspectionTask task, (string Department, string Caller) who, ResultDraft draft, (ResultSurroundings Surroundings, DateTimeOffset Now) at)
    {
        var result = new InspectionResult { TaskId = task.Id, Department = who.Department, Revision = 1 };
        result.Take(task, who.Caller, draft, at, new FaultList());
        return result;
    }

    /// <summary>重新录入 after a return.</summary>
    /// <exception cref="RuleViolation">With everything wrong in it, or <see cref="Rule.WrongState"/> where it was not returned.</exception>
    public void Resubmit(InspectionTask task, string caller, ResultDraft draft, (ResultSurroundings Surroundings, DateTimeOffset Now) at)
    {
        Require(ResultState.Returned, "parent", "已录入的结果须先退回才能重新录入。");
        Take(task, caller, draft, at, new FaultList());
    }

    /// <summary>
    /// 更正: a concluded or disclosed result is entered anew as the next revision, to be reviewed by another person, delivered and disclosed again.
    /// What the public sees stays until then.
    /// </summary>
    /// <returns>The revision that was amended, to be kept.</returns>
    /// <exception cref="RuleViolation">With everything wrong in it, or <see cref="Rule.WrongState"/> where it was not concluded.</exception>
    public ResultRevision Amend(InspectionTask task, string caller, (ResultDraft Draft, string Reason) amendment, (ResultSurroundings Surroundings, DateTimeOffset Now) at)
    {
        if (State is not (ResultState.Concluded or ResultState.Disclosed))
            throw new RuleViolation(Rule.WrongState, "name", $"结果现为“{Label(State)}”。", "只有审核通过或已公示的结果可以更正；待审核的请退回后重新录入。");
        var (earlier, faults) = (ResultRevision.Of(this), new FaultList());
        faults.RequireText("reason", amendment.Reason, 500);
        var disclosed = State == ResultState.Disclosed;
        Take(task, caller, amendment.Draft, at, faults);
        if (disclosed)
            DisclosedRevision = Revision;
        (Revision, AmendReason) = (Revision + 1, amendment.Reason);
        return earlier;
    }

    /// <summary>审核退回.</summary>
    public void Return(string reason)
    {
        Require(ResultState.Submitted, "name", "只有待审核的结果可以退回。");
        State = ResultState.Returned;
        ReturnReason = reason;
        Version++;
    }

    /// <summary>审核通过: concludes the result and returns what the province must learn, exactly once.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.ReviewerIsAnother"/> where the reviewer submitted it.</exception>
    public PlatformFact Conclude(InspectionTask task, string reviewer, (string Division, DateTimeOffset Now) at, IReadOnlyList<ResultAttachment>? attachments = null)
    {
        Require(ResultState.Submitted, "name", "只有待审核的结果可以审核。");
        if (reviewer == SubmittedBy)
            throw new RuleViolation(Rule.ReviewerIsAnother, "name", "录入人不能审核自己的结果。", "请由另一名有审核权限的人员审核。");
        State = ResultState.Concluded;
        ConcludedAt = at.Now;
        CheckActionCode = Results.CheckActionCode.Of(at.Division, Department, TaskId);
        Version++;
        task.PartConcluded(Department);
        foreach (var attachment in attachments ?? [])
            attachment.ConcludedWith(Revision);
        return new PlatformFact(Platforms.Provincial, FactKinds.Result, KeyOf(task, at.Division), Revision, Department, Body(task, attachments ?? [], at.Division));
    }

    /// <summary>附件增减 before the review; whoever reviews it meanwhile has to look again.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.WrongState"/> once it is concluded.</exception>
    public void AttachmentsChanged(string field)
    {
        if (State is ResultState.Concluded or ResultState.Disclosed)
            throw new RuleViolation(Rule.WrongState, field, $"结果现为“{Label(State)}”。", "审核通过后附件不能增减；确需补充请先更正（AmendResult）。");
        Version++;
    }

    /// <summary>Notes under which delivery (投递) the concluded result goes to the province.</summary>
    public void DeliveredAs(string deliveryId) => DeliveryId = deliveryId;

    /// <summary>公示.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.AcceptedByProvince"/> until the province has accepted it.</exception>
    public void Disclose(InspectionTask task, bool accepted, DateTimeOffset now)
    {
        Require(ResultState.Concluded, "name", "只有审核通过的结果可以公示。");
        if (!accepted)
            throw new RuleViolation(Rule.AcceptedByProvince, "name", "省平台尚未接收此结果。", "请等待投递完成（ListDeliveries 可查进度），再公示。");
        State = ResultState.Disclosed;
        if (DisclosedRevision > 0)
            RedisclosedAt = now;
        DisclosedAt ??= now;
        DisclosedRevision = Revision;
        Version++;
        task.PartDisclosed(Department);
    }

    /// <summary>完结: disclosed, and what it found is dealt with; never while a follow-up is open.</summary>
    public bool IsFinished => State == ResultState.Disclosed && (!ProblemFound || HandledAt is not null);

    /// <summary>处理结果 of a problem that was corrected at once and needs no follow-up (已改正，无需后续处置): returns what goes to 县双随机办.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.ProblemFound"/> where no problem was found; <see cref="Rule.HandledOneWay"/> where it is followed up.</exception>
    public PlatformFact Handle(InspectionTask task, string handling, (string Division, DateTimeOffset Now) at)
    {
        var faults = new FaultList();
        faults.RequirePublicText("handling", handling, 1000);
        faults.Require(ProblemFound, new Fault(Rule.ProblemFound, "name", "该结果未发现问题，无需处理。", "只对发现问题的结果填报处理情况。"));
        faults.Require(State is ResultState.Concluded or ResultState.Disclosed, new Fault(Rule.WrongState, "name", "结果尚未审核通过。", "请先审核。"));
        faults.Require(FollowUps == 0, new Fault(Rule.HandledOneWay, "name", "该结果已开出后续处置，处理结果在其办结时形成。", "请办结后续处置（CloseFollowUp）。"));
        faults.ThrowIfAny();
        return Report(task, (handling, true), at);
    }

    /// <summary>A 后续处置 was opened: the result is not finished until it ends.</summary>
    public void FollowUpOpened()
    {
        FollowUps++;
        HandledAt = null;
        Version++;
    }

    /// <summary>A 后续处置 was closed: returns the handling (处理结果) that goes to 县双随机办.</summary>
    /// <param name="task">The result's task.</param>
    /// <param name="followed">What all its closed steps came to, and whether none is open any more.</param>
    /// <param name="at">Division and time.</param>
    public PlatformFact FollowUpClosed(InspectionTask task, (string Handling, bool Complete) followed, (string Division, DateTimeOffset Now) at) => Report(task, followed, at);

    private PlatformFact Report(InspectionTask task, (string Handling, bool Complete) handled, (string Division, DateTimeOffset Now) at)
    {
        Handling = handled.Handling;
        HandledAt = handled.Complete ? at.Now : null;
        HandlingRevision++;
        Version++;
        return new PlatformFact(Platforms.Provincial, FactKinds.Handling, $"{KeyOf(task, at.Division)}:handling", HandlingRevision, Department,
            new Dictionary<string, object>
            {
                ["division"] = at.Division,
                ["department"] = Department,
                ["task"] = task.Id,
                ["target"] = task.TargetCode,
                ["handling"] = Handling,
                ["complete"] = handled.Complete,
                ["recordedAt"] = FactText.Instant(at.Now),
            });
    }

    private void Take(InspectionTask task, string caller, ResultDraft draft, (ResultSurroundings Surroundings, DateTimeOffset Now) at, FaultList faults)
    {
        var problem = ResultRules.Check(faults, task, (Department, draft), at.Surroundings);
        faults.ThrowIfAny();
        (CodeList, Codes, CheckOn) = (draft.CodeList, draft.Codes, draft.CheckOn!.Value);
        (Inspectors, Findings, ProblemFound) = (draft.Inspectors, draft.Findings, problem);
        (Outcomes, Methods) = (draft.Outcomes, draft.Methods);
        (SubmittedBy, SubmittedAt, ReturnReason) = (caller, at.Now, "");
        State = ResultState.Submitted;
        Version++;
    }

    private void Require(ResultState state, string field, string remedy)
    {
        if (State != state)
            throw new RuleViolation(Rule.WrongState, field, $"结果现为“{Label(State)}”。", remedy);
    }

    private string KeyOf(InspectionTask task, string division) => $"{division}:{Department}:{task.Id}:{task.TargetCode}";

    private Dictionary<string, object> Body(InspectionTask task, IReadOnlyList<ResultAttachment> attachments, string division) => new()
    {
        ["division"] = division,
        ["department"] = Department,
        ["task"] = task.Id,
        ["draw"] = task.Draw,
        ["target"] = task.TargetCode,
        ["targetTitle"] = task.TargetTitle,
        ["items"] = task.PartOf(Department).Items,
        ["codeList"] = CodeList,
        ["codes"] = Codes,
        ["outcomes"] = Outcomes.Select(outcome => new Dictionary<string, object>
        {
            ["item"] = outcome.Item,
            ["verdict"] = (int)outcome.Verdict,
            ["finding"] = outcome.Finding,
        }).ToArray(),
        ["methods"] = Methods,
        ["checkAction"] = CheckActionCode,
        ["problemFound"] = ProblemFound,
        ["findings"] = Findings,
        ["checkedOn"] = FactText.Day(CheckOn),
        ["inspectors"] = Inspectors,
        ["concludedAt"] = FactText.Instant(ConcludedAt!.Value),
        ["amendReason"] = AmendReason,
        ["attachments"] = attachments.Select(attachment => attachment.ToFact()).ToArray(),
    };

    private static string Label(ResultState state) => state switch
    {
        ResultState.Submitted => "待审核",
        ResultState.Returned => "已退回",
        ResultState.Concluded => "已审核",
        _ => "已公示",
    };
}
