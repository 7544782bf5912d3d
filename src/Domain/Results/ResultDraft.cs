namespace ChangliBridge.Domain.Results;

/// <summary>What a department reports of a check (检查结果), as it came in, not yet checked.</summary>
/// <param name="CodeList">Id of the code list.</param>
/// <param name="Codes">Codes of it.</param>
/// <param name="CheckOn">Day of the check.</param>
/// <param name="Inspectors">Ids of who checked.</param>
/// <param name="Findings">What was found.</param>
public sealed record ResultDraft(string CodeList, IReadOnlyList<string> Codes, DateOnly? CheckOn, IReadOnlyList<string> Inspectors, string Findings)
{
    /// <summary>逐项结果 of the department's items; empty where the caller does not tell them.</summary>
    public IReadOnlyList<ItemOutcome> Outcomes { get; init; } = [];

    /// <summary>核查方式: codes of the county's dictionary; empty where the caller does not tell them.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];
}
