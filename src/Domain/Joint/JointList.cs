using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Joint;

/// <summary>
/// 名单确认 of a 联合抽查: each participating department compares the drawn list with what it knows and confirms it within two working days
/// of the draw. Nobody checks before all have, or the lead decided after the deadline. Source: 沧州市新华区2024年计划, 科左中旗2024年计划.
/// </summary>
public sealed class JointList
{
    private JointList()
    {
    }

    /// <summary>Resource name of the draw: the key.</summary>
    public string Draw { get; private set; } = "";

    /// <summary>Id of the lead department (牵头).</summary>
    public string Lead { get; private set; } = "";

    /// <summary>The day of the draw, in the county; from it the deadline is counted, anew where a calendar was not announced yet.</summary>
    public DateOnly DrawnOn { get; private set; }

    /// <summary>Ids of all departments, lead first, each between commas: what a list is found by.</summary>
    public string Parties { get; private set; } = "";

    /// <summary>部门确认 of the participating (配合) departments; the lead confirmed with the draw itself.</summary>
    public IReadOnlyList<DepartmentConfirmation> Departments { get; private set; } = [];

    /// <summary>When the list went out: the confirmation of the draw.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the tasks could start; null until then.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why the lead did not wait any longer; empty otherwise.</summary>
    public string OverrideReason { get; private set; } = "";

    /// <summary>Who decided that, as the audit chain names them; empty otherwise.</summary>
    public string OverriddenBy { get; private set; } = "";

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Sends the drawn list to the departments of a joint batch; its tasks wait for them.</summary>
    /// <param name="draw">Resource name of the draw, and its tasks before they are stored.</param>
    /// <param name="departments">Ids of the batch's departments, lead first, two or more.</param>
    /// <param name="drawnOn">The day of the draw.</param>
    /// <param name="now">The instant.</param>
    public static JointList Open((string Name, IReadOnlyList<InspectionTask> Tasks) draw, IReadOnlyList<string> departments, DateOnly drawnOn, DateTimeOffset now)
    {
        foreach (var task in draw.Tasks)
            task.AwaitConfirmation();
        return new JointList
        {
            Draw = draw.Name,
            Lead = departments[0],
            DrawnOn = drawnOn,
            Parties = $",{string.Join(',', departments)},",
            Departments = [.. departments.Skip(1).Select(department => new DepartmentConfirmation(department, "", null, false, []))],
            OpenedAt = now,
            Version = 1,
        };
    }

    /// <summary>确认期限: the last day to confirm.</summary>
    public Deadline ConfirmBy(WorkingDayCalendar calendar, int withinWorkingDays) => calendar.After(DrawnOn, withinWorkingDays);

    /// <summary>确认: a participating department has compared the list. A late one is recorded as such, also after the lead went ahead.</summary>
    /// <param name="department">Id of the department.</param>
    /// <param name="caller">Who confirms.</param>
    /// <param name="objections">名单异议.</param>
    /// <param name="at">The tasks of the draw to which it objects, by id, whether the deadline is past, the county's 行政区划代码 and the instant.</param>
    /// <returns>What the province learns: who confirmed, when, and what it objects to.</returns>
    /// <exception cref="RuleViolation">With everything wrong; field paths are those of <c>ConfirmDrawnListRequest</c>.</exception>
    public PlatformFact Confirm(string department, string caller, IReadOnlyList<TargetObjection> objections, (IReadOnlyDictionary<string, DrawnTarget> Tasks, bool Late, string Division, DateTimeOffset Now) at)
    {
        var faults = new FaultList();
        var own = Departments.FirstOrDefault(part => part.Department == department);
        faults.Require(own is not null, new Fault(Rule.NotPermitted, "draw", "名单由配合部门确认；牵头部门已在确认抽取时确认。", "请由配合部门办理。"));
        faults.Require(own?.ConfirmedAt is null, new Fault(Rule.WrongState, "draw", "本部门已确认此名单。", "无需重复确认。"));
        for (var i = 0; i < objections.Count; i++)
        {
            faults.Require(at.Tasks.ContainsKey(objections[i].TaskId), new Fault(Rule.TargetDrawn, $"objections[{i}].task", $"任务“{objections[i].TaskId}”不在此名单中。", "请填写名单内的任务。"));
            faults.RequirePublicText($"objections[{i}].reason", objections[i].Reason, 200);
        }
        var twice = objections.GroupBy(objection => objection.TaskId).FirstOrDefault(same => same.Count() > 1);
        faults.Require(twice is null, new Fault(Rule.FieldMalformed, "objections", $"任务“{twice?.Key}”有两条异议。", "请合并为一条。"));
        faults.ThrowIfAny();
        Departments = [.. Departments.Select(part => part.Department == department ? new DepartmentConfirmation(department, caller, at.Now, at.Late, objections) : part)];
        if (Departments.All(part => part.ConfirmedAt is not null))
            ClosedAt ??= at.Now;
        Version++;
        return Fact(FactKinds.ListConfirmation, department, at.Division, new Dictionary<string, object>
        {
            ["objections"] = objections.Select(objection => new Dictionary<string, object>
            {
                ["task"] = objection.TaskId,
                ["target"] = at.Tasks[objection.TaskId].Code,
                ["targetTitle"] = at.Tasks[objection.TaskId].Title,
                ["reason"] = objection.Reason,
            }).ToArray(),
            ["late"] = at.Late,
            ["confirmedAt"] = FactText.Instant(at.Now),
        });
    }

    /// <summary>牵头部门决定 not to wait any longer for who is late.</summary>
    /// <returns>What the province learns: for whom nobody waits any longer, and why.</returns>
    /// <exception cref="RuleViolation"><see cref="Rule.ListOverdue"/> until the deadline is past.</exception>
    public PlatformFact Override((string Department, string Caller) by, string reason, (DateOnly ConfirmBy, DateOnly Today) days, (string Division, DateTimeOffset Now) at)
    {
        var faults = new FaultList();
        faults.RequirePublicText("reason", reason, 500);
        faults.Require(by.Department == Lead, new Fault(Rule.NotPermitted, "draw", "只有牵头部门可以决定不再等待。", "请由牵头部门办理。"));
        faults.Require(ClosedAt is null, new Fault(Rule.WrongState, "draw", "名单已确认完毕。", "无需再作决定。"));
        faults.Require(days.Today > days.ConfirmBy, new Fault(Rule.ListOverdue, "draw", $"确认期限为{FactText.Day(days.ConfirmBy)}，尚未届满。", "请待期限届满后再作决定。"));
        faults.ThrowIfAny();
        (OverrideReason, OverriddenBy, ClosedAt) = (reason, by.Caller, at.Now);
        Version++;
        return Fact(FactKinds.ListOverride, Lead, at.Division, new Dictionary<string, object>
        {
            ["unconfirmed"] = Departments.Where(part => part.ConfirmedAt is null).Select(part => part.Department).ToArray(),
            ["confirmBy"] = FactText.Day(days.ConfirmBy),
            ["reason"] = reason,
            ["overriddenAt"] = FactText.Instant(at.Now),
        });
    }

    /// <summary>异议答复: the lead upholds an objection, and the part of the department that objected or the whole target is not checked (不予检查), or dismisses it. The draw stays as it is.</summary>
    /// <param name="caller">Id of the department that answers.</param>
    /// <param name="objected">The task, and the department that objected to it.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="at">Ids of the departments that have entered a result of the task, and the county's 行政区划代码.</param>
    /// <returns>What the province learns: of an upheld one who is not checked (不予检查), of a dismissed one that the target is checked, and why.</returns>
    /// <exception cref="RuleViolation">With everything wrong; field paths are those of <c>AnswerObjectionRequest</c>.</exception>
    public PlatformFact AnswerObjection(string caller, (InspectionTask Task, string Department) objected, ObjectionAnswer answer, (IReadOnlyCollection<string> WithResult, string Division) at)
    {
        var (faults, (task, department)) = (new FaultList(), objected);
        faults.RequirePublicText("reason", answer.Reason, 500);
        faults.Require(caller == Lead, new Fault(Rule.NotPermitted, "draw", "只有牵头部门可以答复异议。", "请由牵头部门办理。"));
        faults.Require(answer.Upheld || !answer.WholeTarget, new Fault(Rule.FieldMalformed, "whole_target", "不采纳的异议不涉及其他部门。", "只在采纳时填写。"));
        var own = Departments.FirstOrDefault(part => part.Department == department)?.Objections.FirstOrDefault(objection => objection.TaskId == task.Id);
        if (faults.Require(own is not null, new Fault(Rule.Unknown, "task", $"部门“{department}”对任务{task.Id}没有异议。", "请用 GetJointList 查看异议。")))
            faults.Require(own!.Answer is null, new Fault(Rule.ObjectionAnsweredOnce, "task", "该异议已经答复。", "每条异议只答复一次。"));
        string[] parts = !answer.Upheld ? [] : answer.WholeTarget ? [.. task.Parts.Select(part => part.Department)] : [department];
        foreach (var entered in parts.Where(at.WithResult.Contains))
            faults.Add(Rule.WrongState, "task", $"部门“{entered}”已录入检查结果。", "已检查的对象不能不予检查；请不采纳，检查情况以结果为准。");
        faults.ThrowIfAny();
        Departments = [.. Departments.Select(part => part.Department != department ? part : part with
        {
            Objections = [.. part.Objections.Select(objection => objection.TaskId == task.Id ? objection with { Answer = answer } : objection)],
        })];
        Version++;
        if (parts.Length > 0)
            task.TakeOff(parts);
        return Report(objected, own!.Reason, answer, (parts, at.Division));
    }

    private PlatformFact Report((InspectionTask Task, string Department) objected, string objection, ObjectionAnswer answer, (IReadOnlyList<string> Parts, string Division) of)
    {
        var (kind, task) = (answer.Upheld ? FactKinds.TakenOff : FactKinds.ObjectionDismissal, objected.Task);
        var body = new Dictionary<string, object>
        {
            ["division"] = of.Division,
            ["department"] = Lead,
            ["draw"] = Draw,
            ["task"] = task.Id,
            ["target"] = task.TargetCode,
            ["targetTitle"] = task.TargetTitle,
            ["objectedBy"] = objected.Department,
            ["objection"] = objection,
            ["answer"] = answer.Reason,
            ["answeredAt"] = FactText.Instant(answer.AnsweredAt),
        };
        if (answer.Upheld)
            body["uncheckedBy"] = of.Parts;
        return new PlatformFact(Platforms.Provincial, kind, $"{of.Division}:{Lead}:{task.Id}:{task.TargetCode}:{kind}:{objected.Department}", 1, Lead, body);
    }

    private PlatformFact Fact(string kind, string department, string division, Dictionary<string, object> body)
    {
        var parts = Draw.Split('/');
        (body["division"], body["department"], body["draw"]) = (division, department, Draw);
        return new PlatformFact(Platforms.Provincial, kind, $"{division}:{department}:{kind}:{parts[1]}-{parts[3]}", 1, department, body);
    }
}
