using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;

namespace ChangliBridge.Adapter.Open;

/// <summary>A disclosed result as everyone sees it, with its handling.</summary>
internal sealed record OpenResult(string Name, string TargetCode, string Target, string Department, IReadOnlyList<string> Results, string CheckedOn, string DisclosedAt, string Handling)
{
    public static OpenResult Of(InspectionResult result, (string Code, string Title) target, CountyLists county)
    {
        var list = county.ResultTerms.CodeLists.FirstOrDefault(list => list.Id == result.CodeList);
        return new OpenResult(result.Name, target.Code, target.Title, county.NameOf(result.Department), [.. result.Codes.Select(code => list?.Find(code)?.Label ?? code)],
            FactText.Day(result.CheckOn), FactText.Instant(result.DisclosedAt!.Value), result.Handling);
    }
}
