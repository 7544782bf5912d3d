namespace ChangliBridge.Domain.Joint;

/// <summary>名单异议: a department knows of a drawn target what the register does not, such as 迁出 or 关闭. The target stays drawn; what is found goes into its result.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Reason">What is known, at most 200 characters.</param>
public sealed record TargetObjection(string TaskId, string Reason);
