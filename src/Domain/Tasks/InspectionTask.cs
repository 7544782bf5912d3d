using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Tasks;

/// <summary>
/// 抽查任务: one drawn target, inspected by every department of its batch on one sheet (一企一表).
/// Task numbers follow the targets' codes, never the order of the draw, which is internal.
/// </summary>
public sealed class InspectionTask
{
    private readonly List<DepartmentPart> _parts = [];

    private InspectionTask()
    {
    }

    /// <summary>The last part of the resource name.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Resource name of the draw that made it.</summary>
    public string Draw { get; private set; } = "";

    /// <summary>Id of the target in the register.</summary>
    public string TargetId { get; private set; } = "";

    /// <summary>Credit code or registration number, as in the draw's frame.</summary>
    public string TargetCode { get; private set; } = "";

    /// <summary>名称 of the target when it was drawn.</summary>
    public string TargetTitle { get; private set; } = "";

    /// <summary>First day of the window.</summary>
    public DateOnly StartOn { get; private set; }

    /// <summary>Last day of the window.</summary>
    public DateOnly EndOn { get; private set; }

    /// <summary>部门任务, lead first.</summary>
    public IReadOnlyList<DepartmentPart> Parts => [.. _parts.OrderBy(part => part.Place).ThenBy(part => part.Department, StringComparer.Ordinal)];

    /// <summary>Where the task stands.</summary>
    public TaskState State { get; private set; }

    /// <summary>Whether the participating departments of a joint batch have yet to confirm the drawn list (名单确认); until then nobody checks.</summary>
    public bool AwaitsConfirmation { get; private set; }

    /// <summary>When the draw was confirmed.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>审批文号 of the check; empty where none was given.</summary>
    public string ApprovalNumber { get; private set; } = "";

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"inspectionTasks/{Id}";

    /// <summary>Makes the task of one drawn target.</summary>
    public static InspectionTask Open(string id, string draw, DrawnTarget target, (PlanBatch Batch, IReadOnlyList<DepartmentPart> Parts, DateTimeOffset Now) work)
    {
        var task = new InspectionTask
        {
            Id = id,
            Draw = draw,
            TargetId = target.Id,
            TargetCode = target.Code,
            TargetTitle = target.Title,
            StartOn = work.Batch.StartOn,
            EndOn = work.Batch.EndOn,
            State = TaskState.Open,
            CreatedAt = work.Now,
        };
        for (var i = 0; i < work.Parts.Count; i++)
            work.Parts[i].Place = i;
        task._parts.AddRange(work.Parts);
        return task;
    }

    /// <summary>A task (抽查任务) as it was stored, for a reader that changes nothing in it; it may hold only the parts which the reader needs.</summary>
    public static InspectionTask Stored((string Id, string Draw, bool AwaitsConfirmation) id, DrawnTarget target, (DateOnly StartOn, DateOnly EndOn) window, IReadOnlyList<DepartmentPart> parts)
    {
        var task = new InspectionTask
        {
            Id = id.Id,
            Draw = id.Draw,
            AwaitsConfirmation = id.AwaitsConfirmation,
            TargetId = target.Id,
            TargetCode = target.Code,
            TargetTitle = target.Title,
            StartOn = window.StartOn,
            EndOn = window.EndOn,
        };
        task._parts.AddRange(parts);
        return task;
    }

    /// <summary>Notes under which approval (审批文号) the target is checked.</summary>
    public InspectionTask ApprovedAs(string approvalNumber)
    {
        ApprovalNumber = approvalNumber;
        return this;
    }

    /// <summary>Of a joint batch: nobody checks before the list is confirmed.</summary>
    internal void AwaitConfirmation() => AwaitsConfirmation = true;

    /// <summary>The part of <paramref name="department"/>.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.TargetDrawn"/> where the target was not drawn for the department.</exception>
    public DepartmentPart PartOf(string department) => _parts.Find(part => part.Department == department)
        ?? throw new RuleViolation(Rule.TargetDrawn, "parent", $"任务{Id}的检查对象未抽给部门“{department}”。", "只能录入本部门被抽中的对象；请用 ListInspectionTasks 查看。");

    /// <summary>协助: the candidate's department sends a specialist beside its drawn inspectors.</summary>
    /// <param name="department">Id of the department that acts.</param>
    /// <param name="candidate">Whom it sends, as the register has them.</param>
    /// <param name="act">Why, approved by whom, whether the department's result is submitted, and when.</param>
    /// <exception cref="RuleViolation">With everything that stands against it.</exception>
    public void AssignAssistant(string department, AssistantCandidate candidate, (string Reason, string Approver, bool ResultSubmitted, DateTimeOffset Now) act)
    {
        var faults = new FaultList();
        faults.RequireText("reason", act.Reason);
        var part = _parts.Find(part => part.Department == department);
        faults.Require(part is not null, new Fault(Rule.NotPermitted, "name", $"部门“{department}”不参与任务{Id}。", "请由参与检查的部门为本部门办理。"));
        RequireChecked(faults, department, "name");
        faults.Require(!act.ResultSubmitted, new Fault(Rule.WrongState, "name", "本部门已录入检查结果。", "请在检查之前安排协助人员。"));
        faults.Require(candidate.Department == department, new Fault(Rule.AssistantInOrder, "inspector", $"{candidate.Inspector}不是本部门的执法检查人员。", "请从本部门名录库中选派。"));
        faults.Require(!_parts.Exists(own => own.Holds(candidate.Inspector)), new Fault(Rule.AssistantInOrder, "inspector", $"{candidate.Inspector}已在此任务中。", "请另选人员。"));
        faults.Require(candidate.CertificateNumber.Length > 0, new Fault(Rule.CertificateValid, "inspector", $"{candidate.Inspector}没有执法证号。", "请选派持有效执法证的人员。"));
        faults.Require(candidate.ValidUntil is null || candidate.ValidUntil >= EndOn,
            new Fault(Rule.CertificateValid, "inspector", $"{candidate.Inspector}的执法证在检查期末{FactText.Day(EndOn)}前到期。", "请选派执法证在检查期内有效的人员。"));
        faults.Require(!candidate.Recused, new Fault(Rule.InspectorRecused, "inspector", $"{candidate.Inspector}对此对象应当回避。", "请另选人员。"));
        faults.ThrowIfAny();
        part!.Add(new Assistant(candidate.Inspector, act.Reason, act.Approver, act.Now));
        Version++;
    }

    /// <summary>Notes <see cref="Rule.PartTakenOff"/> where the part of a department is not checked (不予检查).</summary>
    internal void RequireChecked(FaultList faults, string department, string field) =>
        faults.Require(!_parts.Exists(part => part.Department == department && part.TakenOff),
            new Fault(Rule.PartTakenOff, field, $"任务{Id}因名单异议被采纳，本部门不予检查。", "无需检查和录入；详见名单确认（GetJointList）。"));

    /// <summary>不予检查 of these departments; a task without any other part ends.</summary>
    internal void TakeOff(IReadOnlyCollection<string> departments)
    {
        foreach (var part in _parts.Where(part => departments.Contains(part.Department)))
            part.TakenOff = true;
        Advance();
    }

    /// <summary>A department's result was reviewed.</summary>
    internal void PartConcluded(string department)
    {
        PartOf(department).Concluded = true;
        Advance();
    }

    /// <summary>A department's result was disclosed.</summary>
    internal void PartDisclosed(string department)
    {
        PartOf(department).Disclosed = true;
        Advance();
    }

    private void Advance()
    {
        State = _parts.TrueForAll(part => part.TakenOff) ? TaskState.TakenOff
            : _parts.TrueForAll(part => part.TakenOff || part.Disclosed) ? TaskState.Disclosed
            : _parts.TrueForAll(part => part.TakenOff || part.Concluded) ? TaskState.Concluded
            : TaskState.Open;
        Version++;
    }
}
