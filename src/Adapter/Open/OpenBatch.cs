using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;

namespace ChangliBridge.Adapter.Open;

/// <summary>A batch of a disclosed plan: rates are the plan's words, no enterprise is named.</summary>
internal sealed record OpenBatch(
    string Batch, string Title, string StartOn, string EndOn, IReadOnlyList<string> Departments, IReadOnlyList<string> Rates, string Overall, string Reading)
{
    /// <summary>计划编号; empty where the plan numbers nothing.</summary>
    public required string PlanNumber { get; init; }

    /// <summary>抽查频次.</summary>
    public required string Frequency { get; init; }

    /// <summary>抽查模式.</summary>
    public required string DrawMode { get; init; }

    /// <summary>抽查类型.</summary>
    public required string DrawType { get; init; }

    /// <summary>检查方式.</summary>
    public required IReadOnlyList<string> CheckMethods { get; init; }

    /// <summary>牵头股室.</summary>
    public required string LeadOffice { get; init; }

    public static OpenBatch Of(PlanBatch batch, CountyLists county) => new(
        batch.Id, batch.Title, FactText.Day(batch.StartOn), FactText.Day(batch.EndOn), [.. batch.Departments.Select(part => county.NameOf(part.Department))],
        [.. batch.Strata.Select(stratum => $"{stratum.Name} {stratum.Take}")], batch.Overall?.Take ?? "", batch.Overall?.Decision ?? "")
    {
        PlanNumber = batch.Number,
        Frequency = batch.Frequency,
        DrawMode = batch.DrawMode,
        DrawType = batch.DrawType,
        CheckMethods = batch.CheckMethods,
        LeadOffice = batch.LeadOffice,
    };
}
