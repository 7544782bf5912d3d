namespace ChangliBridge.Domain.Tasks;

/// <summary>部门任务: what one department does in a task.</summary>
public sealed class DepartmentPart
{
    private DepartmentPart()
    {
    }

    /// <summary>Id of the department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Ids of the inspectors drawn, replacements applied.</summary>
    public IReadOnlyList<string> Inspectors { get; private set; } = [];

    /// <summary>Ids of the 抽查事项 to check.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    /// <summary>Whether the department's result is reviewed.</summary>
    public bool Concluded { get; internal set; }

    /// <summary>Whether the department's result is disclosed.</summary>
    public bool Disclosed { get; internal set; }

    /// <summary>A department's part as the draw dealt it.</summary>
    public static DepartmentPart Of(string department, IReadOnlyList<string> inspectors, IReadOnlyList<string> items) =>
        new() { Department = department, Inspectors = inspectors, Items = items };
}
