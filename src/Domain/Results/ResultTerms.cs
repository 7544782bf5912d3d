namespace ChangliBridge.Domain.Results;

/// <summary>What the county asks of a result (结果填报要求): lists and choices that are local.</summary>
/// <param name="CodeLists">检查结果代码表 in force, several where platforms or years differ.</param>
/// <param name="CheckMethods">核查方式 that can be told.</param>
public sealed record ResultTerms(IReadOnlyList<CodeList> CodeLists, CodeDictionary CheckMethods)
{
    /// <summary>Whether every result tells 逐项结果 and 核查方式; otherwise they are checked where a caller tells them.</summary>
    public bool InFull { get; init; }
}
