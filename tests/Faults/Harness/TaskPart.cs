using ChangliBridge.Sandbox.Demo;

namespace ChangliBridge.Faults.Harness;

/// <summary>A department's part of a task: what a result can be entered for.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="TargetCode">Of the target that was drawn.</param>
/// <param name="Inspectors">Ids of those assigned.</param>
internal sealed record TaskPart(string Task, string Department, string TargetCode, IReadOnlyList<string> Inspectors)
{
    private const string Division = "130322";

    /// <summary>The key under which the province keeps its result.</summary>
    public string Key => $"{Division}:{Department}:{Task}:{TargetCode}";

    /// <summary>The key under which the province keeps how its problem was handled.</summary>
    public string HandlingKey => $"{Key}:handling";

    public string ResultName => $"inspectionTasks/{Task}/results/{Department}";

    public Official Clerk => Official.ClerkOf(Department);

    public Official Approver => Official.ApproverOf(Department);
}
