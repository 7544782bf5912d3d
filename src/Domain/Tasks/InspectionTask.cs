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
    public IReadOnlyList<DepartmentPart> Parts => _parts;

    /// <summary>Where the task stands.</summary>
    public TaskState State { get; private set; }

    /// <summary>When the draw was confirmed.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

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
        task._parts.AddRange(work.Parts);
        return task;
    }

    /// <summary>The part of <paramref name="department"/>.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.TargetDrawn"/> where the target was not drawn for the department.</exception>
    public DepartmentPart PartOf(string department) => _parts.Find(part => part.Department == department)
        ?? throw new RuleViolation(Rule.TargetDrawn, "parent", $"任务{Id}的检查对象未抽给部门“{department}”。", "只能录入本部门被抽中的对象；请用 ListInspectionTasks 查看。");

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
        State = _parts.TrueForAll(part => part.Disclosed) ? TaskState.Disclosed
            : _parts.TrueForAll(part => part.Concluded) ? TaskState.Concluded
            : TaskState.Open;
        Version++;
    }
}
