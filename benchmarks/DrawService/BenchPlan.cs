using Google.Type;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>The county's 2023 halal-food plan: sole traders and ungraded enterprises at 5 %, grades at 0.5, 2, 10 and 30 %.</summary>
internal static class BenchPlan
{
    public const string Id = "2023-halal";
    public const string Name = "inspectionPlans/" + Id;

    /// <summary>The same batch so often that a freeze has a median.</summary>
    public static readonly string[] BatchIds = ["halal-1", "halal-2", "halal-3"];

    public static V1.InspectionPlan Build(IReadOnlyList<V1.InspectionItem> items) => new()
    {
        Title = "2023年清真食品领域跨部门联合抽查工作计划",
        Year = 2023,
        Batches = { BatchIds.Select(id => Batch(id, items)) },
    };

    private static V1.PlanBatch Batch(string id, IReadOnlyList<V1.InspectionItem> items) => new()
    {
        BatchId = id,
        Title = "清真食品领域部门联合随机抽查",
        Scope = new V1.Scope
        {
            RegisteredOnOrBefore = new Date { Year = 2022, Month = 12, Day = 31 },
            RegistrationStates = { "已成立" },
            Tags = { SyntheticRegister.HalalTag },
            TargetTypes = { V1.TargetType.Enterprise, V1.TargetType.SoleTrader },
        },
        StartDate = new Date { Year = 2023, Month = 11, Day = 6 },
        EndDate = new Date { Year = 2023, Month = 11, Day = 10 },
        Departments = { Department("mzj", items[0]), Department("scjgj", items[1], SyntheticRegister.RegistrationTag) },
        Strata = { Individual(), Ungraded(), Grade("A", "0.5%", 0), Grade("B", "2%", 0), Grade("C", "10%", 1), Grade("D", "30%", 1) },
        Rounding = V1.Rounding.HalfUp,
        Overall = new V1.Overall { Mode = V1.Overall.Types.Mode.Report, Take = "5%", Reading = "分级比例为准，5%为总体参考" },
    };

    private static V1.BatchDepartment Department(string department, V1.InspectionItem item, params string[] tags) =>
        new() { Department = "departments/" + department, Inspectors = 2, InspectorTags = { tags }, Items = { item.Name } };

    private static V1.Stratum Individual() => new() { Name = "individual", TargetTypes = { V1.TargetType.SoleTrader }, Take = "5%" };

    private static V1.Stratum Ungraded() => new() { Name = "ungraded", TargetTypes = { V1.TargetType.Enterprise }, Ungraded = true, Take = "5%" };

    private static V1.Stratum Grade(string grade, string rate, int minimum) =>
        new() { Name = grade, TargetTypes = { V1.TargetType.Enterprise }, Grades = { grade }, Take = rate, Minimum = minimum };
}
