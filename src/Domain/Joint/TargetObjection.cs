namespace ChangliBridge.Domain.Joint;

/// <summary>名单异议: a department knows of a drawn target what the register does not, such as 迁出 or 关闭. The target stays drawn; whether it is checked is the lead's answer.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Reason">What is known, at most 200 characters.</param>
public sealed record TargetObjection(string TaskId, string Reason)
{
    /// <summary>异议答复; null until the lead has answered, and until then the target is checked like any other.</summary>
    public ObjectionAnswer? Answer { get; init; }
}
