using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
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
    private const int CreditCodeLength = 18;

    /// <summary>Whether its target has a 统一社会信用代码: without one its 监管行为 record is held back.</summary>
    public bool CanBeReported => TargetCode.Length == CreditCodeLength;

    /// <summary>What the province must take once its result is concluded.</summary>
    public DeliveryKey Result => new(Platforms.Provincial, Key, 1);

    /// <summary>What 互联网+监管 must take then, where the county reports it: the 监管行为 record.</summary>
    public DeliveryKey Act => new(Platforms.InternetPlus, $"{Division}:{Department}:act:{CheckActionCode.Of(Division, Department, Task)}", 1);

    public string ResultName => $"inspectionTasks/{Task}/results/{Department}";

    public Official Clerk => Official.ClerkOf(Department);

    public Official Approver => Official.ApproverOf(Department);

    private string Key => $"{Division}:{Department}:{Task}:{TargetCode}";

    /// <summary>What the province must take once the handling of its problem is recorded so many times.</summary>
    public DeliveryKey Handling(int times) => new(Platforms.Provincial, $"{Key}:handling", times);
}
