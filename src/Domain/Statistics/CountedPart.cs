namespace ChangliBridge.Domain.Statistics;

/// <summary>A 部门任务 as it counts in the indicators, with the newest revision of its result.</summary>
/// <param name="Department">Id of the department.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record CountedPart(string Department, Standing Standing);
