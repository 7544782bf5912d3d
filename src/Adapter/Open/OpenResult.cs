using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;

namespace ChangliBridge.Adapter.Open;

/// <summary>A disclosed result as everyone sees it, with its handling.</summary>
internal sealed record OpenResult(string Name, string TargetCode, string Target, string Department, IReadOnlyList<string> Results, string CheckedOn, string DisclosedAt, string Handling)
{
    /// <summary>Whether it is an amendment (更正) of what was disclosed before, and when that was disclosed; empty otherwise.</summary>
    public string AmendedAt { get; private init; } = "";

    /// <summary>When its handling was complete (处理完结); empty before, and while a follow-up is open.</summary>
    public string HandledAt { get; private init; } = "";

    public static OpenResult Of(InspectionResult result, ResultRevision? earlier, (string Code, string Title) target, CountyLists county)
    {
        // What was disclosed stays to be seen while an amendment of it is on its way.
        var (codeList, codes, checkOn) = earlier is null ? (result.CodeList, result.Codes, result.CheckOn) : (earlier.CodeList, earlier.Codes, earlier.CheckOn);
        var list = county.CodeLists.FirstOrDefault(list => list.Id == codeList);
        return new OpenResult(result.Name, target.Code, target.Title, county.NameOf(result.Department), [.. codes.Select(code => list?.Find(code)?.Label ?? code)],
            FactText.Day(checkOn), FactText.Instant(result.DisclosedAt!.Value), result.Handling)
        {
            HandledAt = result.HandledAt is { } handled ? FactText.Instant(handled) : "",
            AmendedAt = result.RedisclosedAt is { } at ? FactText.Instant(at) : "",
        };
    }
}
