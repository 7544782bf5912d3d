namespace ChangliBridge.Domain.Statistics;

/// <summary>A claimed 抽查事项 as it counts in the coverage of items.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">检查项目.</param>
/// <param name="Department">Id of the department that claimed it.</param>
/// <param name="InForce">Whether it is in force today, not retired.</param>
/// <param name="Field">领域: 部门领域 in the provincial directory; empty where the directory has it no longer.</param>
public sealed record CountedItem(string Id, string Title, string Department, bool InForce, string Field);
