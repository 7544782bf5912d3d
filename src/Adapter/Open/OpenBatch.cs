using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Adapter.Open;

/// <summary>A batch of a disclosed plan: rates are the plan's words, no enterprise is named.</summary>
internal sealed record OpenBatch(
    string Batch, string Title, string StartOn, string EndOn, IReadOnlyList<string> Departments, IReadOnlyList<string> Rates, string Overall, string Reading)
{
    public static OpenBatch Of(PlanBatch batch, CountyLists county) => new(
        batch.Id, batch.Title, FactText.Day(batch.StartOn), FactText.Day(batch.EndOn), [.. batch.Departments.Select(part => county.NameOf(part.Department))],
        [.. batch.Strata.Select(stratum => $"{stratum.Name} {stratum.Take}")], batch.Overall?.Take ?? "", batch.Overall?.Decision ?? "");
}
