namespace ChangliBridge.Domain.Results;

/// <summary>One code of a 检查结果 code list.</summary>
/// <param name="Code">The code, such as <c>1</c> or <c>A</c>.</param>
/// <param name="Label">What it means, zh-CN.</param>
/// <param name="Problem">Whether it says that a problem was found.</param>
public sealed record ResultCode(string Code, string Label, bool Problem)
{
    /// <summary>Whether it says 无法联系: the statistics print the problem rate (问题发现率) with and without these.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Codes of the list that cannot stand beside it (互斥), in whichever order they are given; compared as whole tokens.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];
}
