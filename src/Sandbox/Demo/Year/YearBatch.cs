using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>One batch of the county's year.</summary>
/// <param name="Campaign">Which departments, and when.</param>
/// <param name="Title">任务名称.</param>
/// <param name="Tag">分类标注 of its targets; empty for all.</param>
/// <param name="ByGrade">Whether credit-risk grades steer it.</param>
internal sealed record YearBatch(Campaign Campaign, string Title, string Tag, bool ByGrade)
{
    /// <summary>Upstream codes that each department checks.</summary>
    public required IReadOnlyDictionary<string, string[]> Items { get; init; }

    /// <summary>Whether one of its targets was checked as often as the cap allows before it was drawn. The last batch alone: a target at the cap may be drawn again.</summary>
    public bool ReachesCap { get; init; }

    /// <summary>Whether transfers, a credit repair and an amendment are told of its results.</summary>
    public bool TellsWhatFollows { get; init; }

    /// <summary>Whether the other department objects to one of its targets.</summary>
    public bool IsObjectedTo { get; init; }

    /// <summary>临时任务批准 where it stands outside the plan of the year; null otherwise.</summary>
    public TemporaryApproval? Approval { get; init; }

    public string Lead => Campaign.Departments[0];

    /// <summary>The batch, with each department's claimed items by upstream code.</summary>
    public PlanBatch Build(IReadOnlyDictionary<string, InspectionItem> claimed)
    {
        var batch = new PlanBatch
        {
            BatchId = Campaign.Batch,
            Title = Title,
            Scope = new Scope { RegistrationStates = { "已成立" }, TargetTypes = { TargetType.Enterprise, TargetType.SoleTrader } },
            StartDate = CountyPlan.DateOf(Campaign.Days[0]),
            EndDate = CountyPlan.DateOf(Campaign.Days[^1]),
            Rounding = Rounding.HalfUp,
        };
        if (Tag.Length > 0)
            batch.Scope.Tags.Add(Tag);
        batch.Departments.AddRange(Campaign.Departments.Select(department => new BatchDepartment
        {
            Department = "departments/" + department,
            Inspectors = 2,
            InspectorTags = { department == "scjgj" && Items[department].Contains("SC0201") ? [InspectorRegister.RegistrationTag] : Array.Empty<string>() },
            Items = { Items[department].Select(code => claimed[$"{department}/{code}"].Name) },
        }));
        batch.Strata.AddRange(ByGrade
            ? CountyPlan.Strata
            : [new Stratum { Name = "all", Take = "10%", Minimum = 1 }]);
        return batch;
    }
}
