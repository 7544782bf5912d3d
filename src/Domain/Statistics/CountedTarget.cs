namespace ChangliBridge.Domain.Statistics;

/// <summary>A drawn target (检查对象) of one draw as it counts in the indicators.</summary>
/// <param name="Draw">Resource name of the draw.</param>
/// <param name="Task">Id of its 抽查任务.</param>
/// <param name="Target">Id in the register.</param>
/// <param name="Title">名称 of it when it was drawn.</param>
/// <param name="IsEnterprise">Whether the register has it today as an enterprise whose registration has not ended.</param>
/// <param name="Parts">Its 部门任务 that count here.</param>
public sealed record CountedTarget(string Draw, string Task, string Target, string Title, bool IsEnterprise, IReadOnlyList<CountedPart> Parts);
