namespace ChangliBridge.Domain.Registers;

/// <summary>抽查事项 as one row of an imported file words it; every field may be empty.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Code">事项编码 of the provincial directory.</param>
/// <param name="Title">检查项目.</param>
/// <param name="DutyBasis">The 三定 clause.</param>
/// <param name="Guidance">工作指引.</param>
public sealed record ItemLine(int Line, string Code, string Title, string DutyBasis, string Guidance);
