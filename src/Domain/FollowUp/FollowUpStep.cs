using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.FollowUp;

/// <summary>
/// 后续处置: one step that deals with the problem a concluded result found; it is open until it is closed or another step goes on with it.
/// Which deed belongs to which state and department: <see cref="FollowUpMoves"/>. Source: county plan 二(四), 实现监管闭环.
/// </summary>
public sealed class FollowUpStep
{
    private FollowUpStep()
    {
    }

    /// <summary>The last part of the resource name: task, department and number, with dots between.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Id of the result's task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department whose result it is.</summary>
    public string Department { get; private set; } = "";

    /// <summary>From 1, among the steps of the result.</summary>
    public int Number { get; private set; }

    /// <summary>Which way it goes.</summary>
    public FollowUpKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public FollowUpState State { get; private set; }

    /// <summary>Id of the step that it goes on with; empty for a first one.</summary>
    public string PreviousId { get; private set; } = "";

    /// <summary>What is demanded or handed over.</summary>
    public string Demand { get; private set; } = "";

    /// <summary>Id of the department or body it went to; empty for 责令改正 and 立案.</summary>
    public string Addressee { get; private set; } = "";

    /// <summary>改正期限, of 转办 and 移送 办理期限, as a day; null where it is given in working days or not at all.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The same in working days from the day it was opened; 0 where it is given as a day or not at all.</summary>
    public int DueWorkingDays { get; private set; }

    /// <summary>The day it was opened, in the county.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>检查行为编号: the join key from check to case; empty for the kinds other than 立案.</summary>
    public string CheckAction { get; private set; } = "";

    /// <summary>立案号; empty for the other kinds.</summary>
    public string CaseNumber { get; private set; } = "";

    /// <summary>回执: number of the receipt of the body it went to; empty without one.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>复查日期; null until re-checked.</summary>
    public DateOnly? RecheckOn { get; private set; }

    /// <summary>Ids of who re-checked.</summary>
    public IReadOnlyList<string> RecheckInspectors { get; private set; } = [];

    /// <summary>办结情况; empty until closed.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>Everything done to it, in order.</summary>
    public IReadOnlyList<FollowUpAct> Acts { get; private set; } = [];

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"followUps/{Id}";

    /// <summary>未完结: still to be dealt with.</summary>
    public bool IsOpen => FollowUpMoves.IsOpen(State);

    /// <summary>开出: the next step of a concluded result that found a problem.</summary>
    /// <param name="result">The result.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="at">The unresolved step that it goes on with, and what it is checked against.</param>
    /// <param name="by">Who opens it.</param>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public static FollowUpStep Open(InspectionResult result, FollowUpDraft draft, (FollowUpStep? Previous, FollowUpSurroundings Surroundings) at, ActingOfficial by)
    {
        var faults = new FaultList();
        faults.Require(result.Department == by.Department, new Fault(Rule.NotPermitted, "parent", "此操作属于其他部门。", "请由所属部门办理。"));
        faults.Require(result.ProblemFound, new Fault(Rule.ProblemFound, "parent", "该结果未发现问题，无需处置。", "只对发现问题的结果开出后续处置。"));
        faults.Require(result.State is ResultState.Concluded or ResultState.Disclosed, new Fault(Rule.WrongState, "parent", "结果尚未审核通过。", "请先审核。"));
        FollowUpRules.Check(faults, draft, result.Department, at.Surroundings);
        at.Previous?.CheckBefore(faults, result);
        faults.ThrowIfAny();
        at.Previous?.Take(FollowUpDeed.Continue, by, draft.Demand);
        result.FollowUpOpened();
        var step = new FollowUpStep
        {
            Id = $"{result.TaskId}.{result.Department}.{result.FollowUps}",
            TaskId = result.TaskId,
            Department = result.Department,
            Number = result.FollowUps,
            Kind = draft.Kind!.Value,
            State = FollowUpMoves.FirstOf(draft.Kind.Value),
            PreviousId = at.Previous?.Id ?? "",
            Demand = draft.Demand,
            Addressee = draft.Addressee,
            DueOn = draft.DueOn,
            DueWorkingDays = draft.DueWorkingDays,
            OpenedOn = at.Surroundings.Today,
            CheckAction = draft.Kind == FollowUpKind.FiledCase ? result.CheckActionCode : "",
            CaseNumber = draft.CaseNumber,
        };
        step.Note(FollowUpDeed.Open, by, draft.Demand);
        return step;
    }

    /// <summary>承办部门: id of the department whose turn it is, the addressee of a 转办 until it has closed or returned it.</summary>
    public string ActingDepartment => Kind == FollowUpKind.Reassignment && State is (FollowUpState.Open or FollowUpState.Accepted) ? Addressee : Department;

    /// <summary>改正期限 or 办理期限; null without one. In working days it is computed anew from the calendar each time.</summary>
    public Deadline? Due(WorkingDayCalendar calendar) =>
        DueWorkingDays > 0 ? calendar.After(OpenedOn, DueWorkingDays) : DueOn is { } day ? new Deadline(day, false) : null;

    /// <summary>批准 of 移送司法.</summary>
    public void Approve(ActingOfficial by) => Take(FollowUpDeed.Approve, by, "");

    /// <summary>接收: by the department it was reassigned to, or with the receipt of the body outside.</summary>
    public void Accept(string receipt, ActingOfficial by)
    {
        var outside = Kind is FollowUpKind.CaseTransfer or FollowUpKind.JudicialTransfer;
        var faults = new FaultList();
        Allow(faults, FollowUpDeed.Accept, by);
        if (outside)
            faults.RequireText("receipt", receipt, 100);
        faults.ThrowIfAny();
        Take(FollowUpDeed.Accept, by, outside ? receipt : "");
        Receipt = outside ? receipt : "";
    }

    /// <summary>复查 by at least two inspectors of the department: passed it can be closed, failed it stays open until the next step is opened.</summary>
    public void Recheck(RecheckReport recheck, IReadOnlyDictionary<string, CheckingInspector> register, DateOnly today, ActingOfficial by)
    {
        var deed = recheck.Passed ? FollowUpDeed.PassRecheck : FollowUpDeed.FailRecheck;
        var faults = new FaultList();
        Allow(faults, deed, by);
        FollowUpRules.Check(faults, recheck, register, (OpenedOn, today));
        faults.ThrowIfAny();
        (RecheckOn, RecheckInspectors) = (recheck.On, recheck.Inspectors);
        Take(deed, by, recheck.Findings);
    }

    /// <summary>退回 with the reason.</summary>
    public void Return(string reason, ActingOfficial by) => Take(FollowUpDeed.Return, by, reason, "reason");

    /// <summary>办结 with the outcome.</summary>
    public void Close(string outcome, ActingOfficial by)
    {
        var faults = new FaultList();
        Allow(faults, FollowUpDeed.Close, by);
        faults.RequirePublicText("outcome", outcome, 1000);
        faults.ThrowIfAny();
        Take(FollowUpDeed.Close, by, outcome);
        Outcome = outcome;
    }

    /// <summary>处理结果: what all steps of a result came to, and whether none is open any more.</summary>
    public static (string Handling, bool Complete) HandlingOf(IReadOnlyList<FollowUpStep> steps) => (
        string.Join('；', steps.Where(step => step.State == FollowUpState.Closed).OrderBy(step => step.Number).Select(step => $"{FollowUpWords.Of(step.Kind)}：{step.Outcome}")),
        !steps.Any(step => step.IsOpen));

    private void CheckBefore(FaultList faults, InspectionResult result)
    {
        var ofSame = (TaskId, Department) == (result.TaskId, result.Department);
        faults.Require(ofSame && State == FollowUpState.Unresolved,
            new Fault(Rule.WrongState, "follow_up.previous", "上一步处置不是此结果待另行处置的一步。", "只有复查不合格或被退回的处置才能接着办理。"));
    }

    private void Take(FollowUpDeed deed, ActingOfficial by, string reason, string textField = "")
    {
        var faults = new FaultList();
        var move = Allow(faults, deed, by);
        if (textField.Length > 0)
            faults.RequireText(textField, reason, 1000);
        faults.ThrowIfAny();
        State = move!.To;
        Note(deed, by, reason);
    }

    private FollowUpMove? Allow(FaultList faults, FollowUpDeed deed, ActingOfficial by)
    {
        var move = FollowUpMoves.Find(Kind, State, deed);
        if (!faults.Require(move is not null, new Fault(Rule.WrongState, "name", $"{FollowUpWords.Of(Kind)}现为“{FollowUpWords.Of(State)}”，不能{FollowUpWords.Of(deed)}。", Remedy())))
            return null;
        faults.Require(by.Department == (move!.By == ActingParty.Addressee ? Addressee : Department), new Fault(Rule.NotPermitted, "name", "此操作属于其他部门。", "请由所属部门办理。"));
        var opener = Acts[0].By;
        faults.Require(move.By != ActingParty.OriginApprover || (by.Approves && by.Actor != opener),
            new Fault(Rule.JudicialTransferApproved, "name", $"移送司法的{FollowUpWords.Of(deed)}须由开出人以外的审批人员办理。", "请由另一名有审批权限的人员办理。"));
        return move;
    }

    private string Remedy()
    {
        var possible = FollowUpMoves.All.Where(move => move.Kind == Kind && move.From == State).Select(move => FollowUpWords.Of(move.Deed)).ToList();
        return possible.Count == 0 ? "此处置已了结，无需再办理。" : $"现在只能：{string.Join("、", possible)}。";
    }

    private void Note(FollowUpDeed deed, ActingOfficial by, string reason)
    {
        Acts = [.. Acts, new FollowUpAct(deed, State, by.Actor, by.At, reason)];
        Version++;
    }
}
