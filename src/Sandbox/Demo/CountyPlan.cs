using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Seeding;
using Google.Type;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>《2023年清真食品领域跨部门联合抽查工作计划》 of 昌黎县民族宗教事务局 as a plan of the contract.</summary>
internal static class CountyPlan
{
    public const string Id = "2023-halal";
    public const string Name = "inspectionPlans/" + Id;
    public const string BatchId = "halal-food";
    public const string CodeList = "hebei-result/2023";

    /// <summary>实地检查, of the county's dictionary of 核查方式.</summary>
    public const string OnSite = "1";
    public const int Year = 2023;

    /// <summary>The days of the window, 2023-11-06 to 2023-11-10, each at nine in the morning.</summary>
    public static IReadOnlyList<DateTimeOffset> Days { get; } =
        [.. Enumerable.Range(6, 5).Select(day => new DateTimeOffset(2023, 11, day, 9, 0, 0, BridgeSettings.StartAt.Offset))];

    /// <summary>Frozen on the Friday before.</summary>
    public static readonly Campaign Campaign = new(Id, BatchId, ["mzj", "scjgj"], Days);

    /// <summary>The plan's rates: A 0.5 %, B 2 %, C 10 %, D 30 % of the enterprises, 5 % of the others.</summary>
    public static IEnumerable<Stratum> Strata => [Individual(), Ungraded(), Grade("A", "0.5%", 0), Grade("B", "2%", 0), Grade("C", "10%", 1), Grade("D", "30%", 1)];

    public static InspectionPlan Build(IReadOnlyList<InspectionItem> bureauItems, IReadOnlyList<InspectionItem> marketItems) => new()
    {
        Title = "2023年清真食品领域跨部门联合抽查工作计划",
        Year = Year,
        Batches = { Batch(bureauItems, marketItems) },
    };

    public static Date DateOf(DateTimeOffset day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    private static PlanBatch Batch(IReadOnlyList<InspectionItem> bureauItems, IReadOnlyList<InspectionItem> marketItems) => new()
    {
        BatchId = BatchId,
        Title = "清真食品领域部门联合随机抽查",
        Scope = new Scope
        {
            RegisteredOnOrBefore = new Date { Year = 2022, Month = 12, Day = 31 },
            RegistrationStates = { "已成立" },
            Tags = { TargetRegister.HalalTag },
            TargetTypes = { TargetType.Enterprise, TargetType.SoleTrader },
        },
        StartDate = DateOf(Days[0]),
        EndDate = DateOf(Days[^1]),
        Departments = { Department("mzj", [], bureauItems), Department("scjgj", [InspectorRegister.RegistrationTag], marketItems) },
        Strata = { Strata },
        Rounding = Rounding.HalfUp,
        Overall = new Overall
        {
            Mode = Overall.Types.Mode.Report,
            Take = "5%",
            Reading = "民宗局决定：分级比例为准，5%为总体参考；个体工商户与未评级企业按5%；C、D级至少1户",
        },
    };

    private static BatchDepartment Department(string department, string[] tags, IEnumerable<InspectionItem> items) => new()
    {
        Department = "departments/" + department,
        Inspectors = 2,
        InspectorTags = { tags },
        Items = { items.Select(item => item.Name) },
    };

    private static Stratum Individual() => new() { Name = "individual", TargetTypes = { TargetType.SoleTrader }, Take = "5%" };

    private static Stratum Ungraded() => new() { Name = "ungraded", TargetTypes = { TargetType.Enterprise }, Ungraded = true, Take = "5%" };

    private static Stratum Grade(string grade, string rate, int minimum) => new()
    {
        Name = grade,
        TargetTypes = { TargetType.Enterprise },
        Grades = { grade },
        Take = rate,
        Minimum = minimum,
    };
}
