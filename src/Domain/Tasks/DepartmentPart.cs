namespace ChangliBridge.Domain.Tasks;

/// <summary>部门任务: what one department does in a task.</summary>
public sealed class DepartmentPart
{
    private DepartmentPart()
    {
    }

    /// <summary>Id of the department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Place among the departments of the batch, 0 for the lead (牵头).</summary>
    public int Place { get; internal set; }

    /// <summary>Ids of the inspectors drawn, replacements applied.</summary>
    public IReadOnlyList<string> Inspectors { get; private set; } = [];

    /// <summary>Ids of the 抽查事项 to check.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    /// <summary>协助人员 beside the drawn, in the order assigned.</summary>
    public IReadOnlyList<Assistant> Assistants { get; private set; } = [];

    /// <summary>Whether the department's result is reviewed.</summary>
    public bool Concluded { get; internal set; }

    /// <summary>Whether the department's result is disclosed.</summary>
    public bool Disclosed { get; internal set; }

    /// <summary>不予检查: taken off for an upheld 名单异议; it stays drawn, is not checked and takes no result.</summary>
    public bool TakenOff { get; internal set; }

    /// <summary>Whether <paramref name="inspector"/> is here, drawn or to assist.</summary>
    public bool Holds(string inspector) => Inspectors.Contains(inspector) || Assists(inspector);

    /// <summary>Whether <paramref name="inspector"/> is here to assist.</summary>
    public bool Assists(string inspector) => Assistants.Any(assistant => assistant.Inspector == inspector);

    /// <summary>A department's part as the draw dealt it.</summary>
    public static DepartmentPart Of(string department, IReadOnlyList<string> inspectors, IReadOnlyList<string> items) =>
        new() { Department = department, Inspectors = inspectors, Items = items };

    /// <summary>A part as it was stored, for a reader that changes nothing in it.</summary>
    public static DepartmentPart Stored((string Department, bool TakenOff) part, IReadOnlyList<string> inspectors, IReadOnlyList<string> items, IReadOnlyList<Assistant> assistants) =>
        new() { Department = part.Department, TakenOff = part.TakenOff, Inspectors = inspectors, Items = items, Assistants = assistants };

    internal void Add(Assistant assistant) => Assistants = [.. Assistants, assistant];
}
